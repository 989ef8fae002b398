package no.bufdirreporting.platform.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import no.bufdirreporting.platform.setting.InvalidSettingsException;

/**
 * What the embedded mode keeps apart from its database, and what no backup of that has: the master key, and who was erased.
 * Both are made by the first start. Without them, keys that exist are not used: a restored backup would bring back what
 * was erased after it was taken.
 */
record KeyDirectory(Path path, boolean keysExist) {

    /** @param keysExist whether the key store has keys already */
    KeyDirectory {
        if (!keysExist) {
            create(path);
        }
    }

    private static void create(Path path) {
        try {
            Files.createDirectories(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException failed) {
            throw new InvalidSettingsException(List.of("%s cannot be made: %s".formatted(path, failed)));
        }
    }

    MasterKey masterKey() throws IOException {
        return MasterKey.in(existing("master.key"));
    }

    ErasureFile erasures() throws IOException {
        return ErasureFile.in(existing("erased"));
    }

    private Path existing(String name) {
        var file = path.resolve(name);
        if (keysExist && Files.notExists(file)) {
            throw new InvalidSettingsException(List.of(
                    "%s is missing. Put the directory of keys there, in its latest state: a backup of the data has none"
                            .formatted(file.toAbsolutePath())));
        }
        return file;
    }
}
