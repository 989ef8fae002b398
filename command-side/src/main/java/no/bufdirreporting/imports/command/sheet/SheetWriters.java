package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import java.io.OutputStream;
import no.bufdirreporting.imports.command.row.Header;

/** Opens writers of the formats. */
public final class SheetWriters {

    private SheetWriters() {}

    /**
     * Opens a file; the first row that is written is its header.
     *
     * @param header says which columns have numbers
     */
    public static SheetWriter open(SheetStyle style, Header header, OutputStream out) throws IOException {
        return switch (style.format()) {
            case CSV -> new CsvWriter(style, out);
            case XLSX -> new XlsxWriter(header, out);
            case NDJSON -> new NdjsonWriter(out);
        };
    }
}
