package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import java.util.List;

/** Writes rows in one of the formats. */
public interface SheetWriter extends AutoCloseable {

    void write(List<String> cells) throws IOException;

    /** Completes the file. */
    @Override
    void close() throws IOException;
}
