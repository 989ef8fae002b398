package no.bufdirreporting.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Figures that tests measure, kept in {@code target/measured.txt} for docs/reliability.md. */
final class Measured {

    private static final Path FILE = Path.of("target", "measured.txt");

    private Measured() {}

    static void note(String what, Object... values) {
        try {
            Files.writeString(
                    FILE, what.formatted(values) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
