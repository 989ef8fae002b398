package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.standalone.FreePort;
import no.bufdirreporting.standalone.OwnJvm;
import no.bufdirreporting.standalone.StandaloneApplication;
import no.bufdirreporting.standalone.postgres.TestDatabase;

/** The standalone application as a process of its own, which tests can stop and kill. */
final class ApplicationProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path directory;
    private final int port;
    private final Process process;

    private ApplicationProcess(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** Launches it on a data directory; its output goes to {@code application.log} there. */
    static ApplicationProcess launch(Path directory, String... arguments) {
        return launch("512m", List.of(), directory, arguments);
    }

    private static ApplicationProcess launch(String heap, List<String> options, Path directory, String... arguments) {
        try {
            int port = FreePort.find();
            var process = new ProcessBuilder(command(heap, options, directory, port, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(log(directory).toFile()))
                    .start();
            return new ApplicationProcess(directory, port, process);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Launches it, on a database that need not be initialised first, and waits until it is ready. */
    static ApplicationProcess start(Path directory, String... arguments) {
        TestDatabase.initialise(directory);
        return ready(launch(directory, arguments));
    }

    /** The same with a maximum heap size such as {@code 160m}. */
    static ApplicationProcess startWithin(String heap, Path directory, String... arguments) {
        return ready(launch(heap, List.of(), directory, arguments));
    }

    /** The same with the JVM's own defaults, which other tests do without. */
    static ApplicationProcess startMeasured(Path directory, String... arguments) {
        TestDatabase.initialise(directory);
        return ready(launch("512m", OwnJvm.MEASURED, directory, arguments));
    }

    private static ApplicationProcess ready(ApplicationProcess launched) {
        try {
            launched.awaitReady();
            return launched;
        } catch (RuntimeException | Error failed) {
            launched.close();
            throw failed;
        }
    }

    private static List<String> command(
            String heap, List<String> options, Path directory, int port, String... arguments) {
        var command = OwnJvm.command(heap, StandaloneApplication.class, options.toArray(String[]::new));
        command.add("--server.port=" + port);
        command.add("--bufdir.data-dir=" + directory);
        command.add("--bufdir.binaries-dir=" + TestDatabase.BINARIES);
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path log(Path directory) {
        return directory.resolve("application.log");
    }

    String output() throws IOException {
        return Files.readString(log(directory));
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    Api api() {
        return new Api(baseUrl());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until liveness is up; the first responses come a moment earlier and say it is not. */
    void awaitLiveness() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            failIfEnded();
            return api().get("/actuator/health/liveness").status() == 200;
        });
    }

    void awaitReady() {
        var api = api();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            failIfEnded();
            try {
                return api.get("/actuator/health/readiness").status() == 200;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        });
    }

    private void failIfEnded() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The application ended:\n" + output());
        }
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the process ended")
                .isTrue();
        return process.exitValue();
    }

    /** The main process of its PostgreSQL. */
    ProcessHandle postgres() {
        try {
            String pid = Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The JDBC URL of its PostgreSQL. */
    String jdbcUrl() throws IOException {
        String databasePort = Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/bufdir?user=postgres";
    }

    /** Whether a process runs; false for a zombie, which the JDK reports as alive. */
    static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                            .isEmpty();
        } catch (IOException gone) {
            return Files.notExists(Path.of("/proc/self")) && process.isAlive();
        }
    }

    /** Sends SIGTERM and waits for the end. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Sends SIGKILL to the JVM; its PostgreSQL keeps running. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGKILL to the JVM and PostgreSQL. */
    void killWithPostgres() throws InterruptedException {
        var all = postgresProcesses();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ApplicationProcess::runs));
    }

    /** Its PostgreSQL, suspended. */
    interface Suspended {

        void resume() throws IOException, InterruptedException;
    }

    /** Sends SIGSTOP to all processes of PostgreSQL. */
    Suspended suspendPostgres() throws IOException, InterruptedException {
        var all = postgresProcesses();
        signal("STOP", all);
        return () -> signal("CONT", all);
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.stream().filter(ProcessHandle::isAlive).forEach(it -> command.add(Long.toString(it.pid())));
        var kill = new ProcessBuilder(command).inheritIO();
        // In Turkish it does not know CONT.
        kill.environment().put("LC_ALL", "C");
        kill.start().waitFor();
    }

    private List<ProcessHandle> postgresProcesses() {
        var postmaster = postgres();
        var all = new ArrayList<>(List.of(postmaster));
        postmaster.descendants().forEach(all::add);
        return all;
    }

    /** Ends all its processes, whatever state they are in. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (Files.exists(directory.resolve("postgres/postmaster.pid"))) {
                postgresProcesses().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (NoSuchElementException gone) {
            // It ended between the two calls.
        }
    }
}
