package no.bufdirreporting.imports.command.result;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.command.row.Header;
import no.bufdirreporting.imports.command.row.SheetRow;
import no.bufdirreporting.imports.command.sheet.SheetStyle;
import no.bufdirreporting.imports.command.sheet.SheetWriter;
import no.bufdirreporting.imports.command.sheet.SheetWriters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rejected rows of an import as a file that can be corrected and imported again: the same columns, and the reason. */
public final class RejectedSheet implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final BufferedReader lines;
    private final Header header;
    private final SheetStyle style;

    private RejectedSheet(BufferedReader lines, ImportKind kind, RejectedRows.Sheet sheet) {
        this.lines = lines;
        this.header = Header.of(kind, sheet.titles());
        this.style = sheet.style();
    }

    /** Opens the list of an import; null if it has none, or not any more. */
    public static @Nullable RejectedSheet open(Path path, ImportKind kind) throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        var lines = Files.newBufferedReader(path);
        String first = lines.readLine();
        if (first == null) {
            lines.close();
            return null;
        }
        return new RejectedSheet(lines, kind, JSON.readValue(first, RejectedRows.Sheet.class));
    }

    public SheetStyle style() {
        return style;
    }

    /** Writes all rows that are complete; an import that goes on may be writing another one. */
    public void write(OutputStream out) throws IOException {
        try (SheetWriter writer = SheetWriters.open(style, header, out)) {
            writer.write(withReason(header.titles(), ImportColumn.ERROR.in(header.isNorwegian())));
            for (String line = lines.readLine(); line != null && line.endsWith("}"); line = lines.readLine()) {
                var row = JSON.readValue(line, RejectedRow.class);
                writer.write(withReason(row.cells(), row.reasons()));
            }
        }
    }

    /** The cells, with the reason in the column of the errors, which a list that is imported again has already. */
    private List<String> withReason(List<String> cells, String reason) {
        int width = header.titles().size();
        var row = new SheetRow(0, cells);
        var all = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            all.add(row.cell(i));
        }
        Integer reasonAt = header.columns().get(ImportColumn.ERROR);
        if (reasonAt == null) {
            all.add(reason);
        } else {
            all.set(reasonAt, reason);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
