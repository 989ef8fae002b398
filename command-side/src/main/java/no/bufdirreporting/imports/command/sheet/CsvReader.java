package no.bufdirreporting.imports.command.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.command.row.SheetRow;
import no.bufdirreporting.platform.http.table.Dialect;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads CSV. Rows are numbered as a spreadsheet shows them, empty ones too. */
final class CsvReader implements SheetReader {

    /** How Excel is told that digits are text. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*)\"");

    private final BoundedLines text;
    private final Iterator<CSVRecord> records;
    private final SheetStyle style;

    CsvReader(Path file, Charset charset, char delimiter) throws IOException {
        text = new BoundedLines(unmarked(new InputStreamReader(Files.newInputStream(file), charset)));
        style = new SheetStyle(ImportFormat.CSV, charset.name(), delimiter);
        records = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .setLenientEof(true)
                .get()
                .parse(text)
                .iterator();
    }

    /** The text without a byte order mark. */
    private static Reader unmarked(Reader text) throws IOException {
        var buffered = new BufferedReader(text);
        buffered.mark(1);
        if (buffered.read() != '\uFEFF') {
            buffered.reset();
        }
        return buffered;
    }

    @Override
    public @Nullable SheetRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var row = records.next();
            text.nextRow();
            return new SheetRow(
                    row.getRecordNumber(), row.stream().map(CsvReader::plain).toList());
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof CSVException) {
                throw new UnreadableSheetException("The file cannot be read as CSV: a quotation mark is misplaced.");
            }
            throw failed.getCause();
        }
    }

    /** The text that a cell shows: without the apostrophe that keeps it from being a formula. */
    private static String plain(String cell) {
        var formula = TEXT_FORMULA.matcher(cell);
        return formula.matches() ? formula.group(1) : Dialect.withoutApostrophe(cell);
    }

    @Override
    public SheetStyle style() {
        return style;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
