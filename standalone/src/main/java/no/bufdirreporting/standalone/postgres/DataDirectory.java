package no.bufdirreporting.standalone.postgres;

import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Where a service keeps everything, as {@code bufdir.data-dir} says. */
public record DataDirectory(Path path) {

    public static DataDirectory of(Environment environment) {
        return new DataDirectory(Path.of(environment.getProperty("bufdir.data-dir", "./data"))
                .toAbsolutePath()
                .normalize());
    }

    /** Whether a service has ever run on it. */
    public boolean isUsed() {
        return EmbeddedDatabase.isIn(path);
    }
}
