package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.command.row.Header;
import no.bufdirreporting.imports.command.row.SheetRow;
import org.jspecify.annotations.Nullable;

/** A sheet to be imported: its header, which is looked for in the first rows, and the rows below it that are not empty. */
public final class ImportedSheet implements AutoCloseable {

    private static final int ROWS_ABOVE = 30;
    private static final char[] DELIMITERS = {';', ',', '\t'};

    private final SheetReader reader;
    private final Header header;
    private @Nullable SheetRow first;

    private ImportedSheet(SheetReader reader, Header header, @Nullable SheetRow first) {
        this.reader = reader;
        this.header = header;
        this.first = first;
    }

    /**
     * Opens a file: CSV with whatever delimiter its header has, a workbook at the first sheet with a header.
     *
     * @throws UnreadableSheetException if there is no header, or the file is not what its format says
     */
    public static ImportedSheet open(Path file, ImportFormat format, ImportKind kind) throws IOException {
        var charset = format == ImportFormat.CSV ? Charsets.of(file) : null;
        var best = Header.of(kind, List.of());
        for (int attempt = 0; ; attempt++) {
            var reader = charset == null
                    ? (format == ImportFormat.XLSX ? XlsxReader.open(file, attempt) : ndjson(file, attempt, kind))
                    : (attempt < DELIMITERS.length ? new CsvReader(file, charset, DELIMITERS[attempt]) : null);
            if (reader == null) {
                throw new UnreadableSheetException("There is no header row with the columns "
                        + String.join(", ", best.missing()) + " in the first " + ROWS_ABOVE + " rows.");
            }
            try {
                var header = find(reader, kind);
                if (header.isComplete()) {
                    return opened(reader, header);
                }
                best = header.columns().size() > best.columns().size() ? header : best;
                reader.close();
            } catch (UnreadableSheetException wrongDelimiter) {
                reader.close();
                if (charset == null || attempt == DELIMITERS.length - 1) {
                    throw wrongDelimiter;
                }
            }
        }
    }

    private static @Nullable SheetReader ndjson(Path file, int attempt, ImportKind kind) throws IOException {
        return attempt == 0 ? new NdjsonReader(file, kind) : null;
    }

    /** The first complete header, or the one with most columns. */
    private static Header find(SheetReader reader, ImportKind kind) throws IOException {
        var above = new ArrayList<SheetRow>();
        var best = Header.of(kind, List.of());
        for (var row = reader.next(); row != null && above.size() < ROWS_ABOVE; row = reader.next()) {
            var header = Header.of(kind, row, above);
            if (header.isComplete()) {
                return header;
            }
            best = header.columns().size() > best.columns().size() ? header : best;
            above.add(row);
        }
        return best;
    }

    /** The rows directly below may go on with the header, where some of its cells are merged. */
    private static ImportedSheet opened(SheetReader reader, Header found) throws IOException {
        var header = found;
        var row = reader.next();
        for (var more = row == null ? null : header.with(row); more != null; ) {
            header = more;
            row = reader.next();
            more = row == null ? null : header.with(row);
        }
        if (!header.repeated().isEmpty()) {
            throw new UnreadableSheetException(
                    "The header names a column twice: " + String.join(", ", header.repeated()) + ".");
        }
        return new ImportedSheet(reader, header, row);
    }

    public Header header() {
        return header;
    }

    public int firstSerial() {
        return reader.firstSerial();
    }

    public SheetStyle style() {
        return reader.style();
    }

    /** The next row that is not empty; null after the last one. */
    public @Nullable SheetRow next() throws IOException {
        var row = first == null ? reader.next() : first;
        first = null;
        while (row != null && row.isBlank()) {
            row = reader.next();
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
