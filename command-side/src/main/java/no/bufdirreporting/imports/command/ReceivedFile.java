package no.bufdirreporting.imports.command;

import java.nio.file.Path;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportedFile;

/** A file that was received whole and is on disk, under a name of its own. */
record ReceivedFile(Path path, long bytes, String sha256) {

    ImportedFile as(ImportFormat format) {
        return new ImportedFile(format, bytes, sha256);
    }
}
