package no.bufdirreporting.imports.command.sheet;

import no.bufdirreporting.imports.ImportFormat;

/**
 * How a file is written.
 *
 * @param charset the name of the encoding of CSV; else UTF-8
 * @param delimiter between the cells of CSV
 */
public record SheetStyle(ImportFormat format, String charset, char delimiter) {

    static SheetStyle of(ImportFormat format) {
        return new SheetStyle(format, "UTF-8", ',');
    }
}
