package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import no.bufdirreporting.imports.command.row.SheetRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file, one after the other. */
public interface SheetReader extends AutoCloseable {

    /**
     * The next row; null after the last one.
     *
     * @throws UnreadableSheetException if the rest cannot be read as rows
     * @throws IOException if the file cannot be read
     */
    @Nullable
    SheetRow next() throws IOException;

    /** The number of days that serial numbers of days are behind: spreadsheets of old Macs begin in 1904. */
    default int firstSerial() {
        return 0;
    }

    /** How rows are written back so that they look like this file. */
    SheetStyle style();

    @Override
    void close() throws IOException;
}
