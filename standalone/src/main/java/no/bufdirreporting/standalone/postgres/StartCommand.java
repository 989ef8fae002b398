package no.bufdirreporting.standalone.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command that PostgreSQL was started by, so that it can be started again on the same port. PostgreSQL itself notes
 * it in {@code postmaster.opts}, which is read while it runs: on a full disk a later start leaves that file empty.
 *
 * @param program its {@code pg_ctl}
 * @param options what it was started with, quoted for a shell
 */
record StartCommand(Path cluster, Path program, String options) {

    private static final String TIMEOUT_SECONDS = "300";

    static StartCommand of(Path cluster) throws IOException {
        String command = Files.readString(cluster.resolve("postmaster.opts")).strip();
        int first = command.indexOf(" \"");
        if (first < 0) {
            throw new IOException("PostgreSQL has not noted how it was started: " + command);
        }
        Path postgres = Path.of(command.substring(0, first));
        String name = postgres.getFileName().toString().replace("postgres", "pg_ctl");
        return new StartCommand(cluster, postgres.resolveSibling(name), command.substring(first + 1));
    }

    /** Starts it and waits until it accepts connections; an interrupted start is broken off. */
    void run(Path logFile) throws IOException, InterruptedException {
        // PostgreSQL refuses to run as root, so root runs it in a user namespace, as the library does.
        var privileges = LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.<String>of();
        var arguments = List.of(
                program.toString(), "start", "-w", "-t", TIMEOUT_SECONDS, "-D", cluster.toString(), "-o", options);
        var starting = new ProcessBuilder(
                        Stream.concat(privileges.stream(), arguments.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                .start();
        try {
            if (starting.waitFor() != 0) {
                throw new IOException("PostgreSQL did not start; the end of %s says why".formatted(logFile));
            }
        } catch (InterruptedException stopping) {
            starting.destroyForcibly();
            throw stopping;
        }
    }
}
