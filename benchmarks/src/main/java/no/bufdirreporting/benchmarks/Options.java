package no.bufdirreporting.benchmarks;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What the command line says.
 *
 * @param product the executable jar of the product
 * @param peer the executable jar of the peer
 * @param output where data, logs and the report are written
 */
record Options(Mode mode, Path product, Path peer, Path output) {

    static Options parse(String... arguments) {
        var mode = Mode.SHORT;
        Path product = Path.of("standalone/target/standalone-exec.jar");
        Path peer = Path.of("benchmarks/target/benchmarks-exec.jar");
        Path output = Path.of("benchmarks/target/benchmark");
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.split("=")[0]) {
                case "--product" -> product = Path.of(value);
                case "--peer" -> peer = Path.of(value);
                case "--output" -> output = Path.of(value);
                default -> mode = Mode.valueOf(argument.toUpperCase(Locale.ROOT));
            }
        }
        return new Options(mode, product, peer, output.toAbsolutePath().normalize());
    }
}
