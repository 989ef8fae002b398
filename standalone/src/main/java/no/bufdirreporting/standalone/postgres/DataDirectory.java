package no.bufdirreporting.standalone.postgres;

import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** The directory of all data of a service, {@code bufdir.data-dir}. */
public record DataDirectory(Path path) {

    public static DataDirectory of(Environment environment) {
        return new DataDirectory(Path.of(environment.getProperty("bufdir.data-dir", "./data"))
                .toAbsolutePath()
                .normalize());
    }

    /** Whether a service has ever used the directory. */
    public boolean isUsed() {
        return EmbeddedDatabase.isIn(path);
    }
}
