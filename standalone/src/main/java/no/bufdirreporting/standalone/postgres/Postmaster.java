package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main process of the PostgreSQL that runs on a cluster directory, found by its {@code postmaster.pid}. */
record Postmaster(Path cluster, ProcessHandle process) {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final int PORT_LINE = 3;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration FAST_SHUTDOWN_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration IMMEDIATE_SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

    /** The PostgreSQL that runs on the cluster, if any; another process with the recorded id does not count. */
    static Optional<Postmaster> runningOn(Path cluster) throws IOException {
        return recorded(cluster)
                .filter(process -> isPostgresOn(cluster, process))
                .map(process -> new Postmaster(cluster, process));
    }

    /** Removes a {@code postmaster.pid} whose process id now belongs to another program; PostgreSQL would not start. */
    static void removeStalePidFile(Path cluster) throws IOException {
        Optional<ProcessHandle> process = recorded(cluster);
        if (process.isPresent()
                && !isPostgresOn(cluster, process.get())
                && !arguments(process.get()).isEmpty()) {
            Files.delete(cluster.resolve("postmaster.pid"));
        }
    }

    /** Whether it was stopped by SIGSTOP and not continued since. Only Linux tells. */
    boolean isSuspended() {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The name of the process, in parentheses, may have any characters.
            return status.startsWith(") T", status.lastIndexOf(')'));
        } catch (IOException gone) {
            return false;
        }
    }

    /** The port of the PostgreSQL that runs on the cluster. */
    static int portOn(Path cluster) throws IOException {
        return Integer.parseInt(Files.readAllLines(cluster.resolve("postmaster.pid"))
                .get(PORT_LINE)
                .strip());
    }

    private static Optional<ProcessHandle> recorded(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgresOn(Path cluster, ProcessHandle process) {
        List<String> arguments = arguments(process);
        return arguments.stream().anyMatch(a -> a.endsWith("postgres")) && arguments.contains(cluster.toString());
    }

    private static List<String> arguments(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            // The JDK reports no arguments of a process in another user namespace; /proc does.
            return Files.exists(commandLine)
                    ? List.of(Files.readString(commandLine).split("\0"))
                    : process.info()
                            .arguments()
                            .map(a -> withCommand(process, a))
                            .orElse(List.of());
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static List<String> withCommand(ProcessHandle process, String[] arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addFirst(process.info().command().orElse(""));
        return all;
    }

    /** Requests a fast shutdown, which disconnects clients and writes a checkpoint; after a timeout, an immediate one. */
    void stop() throws IOException {
        signal("INT");
        // One that is suspended hears it afterwards.
        signal("CONT");
        if (!ends(FAST_SHUTDOWN_TIMEOUT)) {
            log.warn(
                    "PostgreSQL (process {}) did not stop in {} s; stopping it immediately",
                    process.pid(),
                    FAST_SHUTDOWN_TIMEOUT.toSeconds());
            signal("QUIT");
            if (!ends(IMMEDIATE_SHUTDOWN_TIMEOUT)) {
                throw new IOException("PostgreSQL (process " + process.pid() + ") does not stop");
            }
        }
    }

    /** Whether the process ends within the timeout. A zombie, which in a container may stay forever, counts as ended. */
    private boolean ends(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (runningOn(cluster).isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while PostgreSQL was stopping", e);
            }
        }
        return true;
    }

    private void signal(String name) throws IOException {
        // Java can only send TERM, on which PostgreSQL waits until the last client disconnects.
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
