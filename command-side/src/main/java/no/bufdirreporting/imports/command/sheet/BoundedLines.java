package no.bufdirreporting.imports.command.sheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Bounds the characters of one row, so that a quotation mark that is never closed does not fill the memory. */
final class BoundedLines extends FilterReader {

    static final int MAX_ROW = 1_000_000;

    private long sinceRow;

    BoundedLines(Reader text) {
        super(text);
    }

    /** A row was read to its end. */
    void nextRow() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(1);
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) {
        sinceRow += read;
        if (sinceRow > MAX_ROW) {
            throw new UnreadableSheetException(
                    "A row has more than a million characters. Probably a quotation mark is not"
                            + " closed, or the file is no text.");
        }
    }
}
