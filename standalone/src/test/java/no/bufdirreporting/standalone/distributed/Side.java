package no.bufdirreporting.standalone.distributed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.standalone.FreePort;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Jobs;

/** A command side or a query side, run from its executable jar on a fixed port. */
final class Side implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(240);

    private final String name;
    private final int port = FreePort.find();
    private final ProcessBuilder builder;
    private Process process;

    private Side(String name, ProcessBuilder builder, List<String> command) {
        this.name = name;
        this.builder = builder;
        command.add("--server.port=" + port);
        builder.command(command);
        this.process = start();
    }

    /** Launches a side; its output goes to a file of its name. */
    static Side launch(String kind, String name, Path directory, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("..", kind, "target", kind + "-exec.jar").toString()));
        command.addAll(arguments);
        var log = directory.resolve(name + ".log").toFile();
        return new Side(
                name,
                new ProcessBuilder().redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)),
                command);
    }

    private Process start() {
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String name() {
        return name;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String baseUrl() {
        return "http://" + address();
    }

    /** A client of this side, not of the gateway. */
    Api api() {
        return new Api(baseUrl());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        try {
            return api().get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    Side awaitReady() {
        var api = api();
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended with " + process.exitValue());
            }
            try {
                return api.get("/actuator/health/readiness").status() == 200;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        });
        return this;
    }

    /** The number of segments that this side projects; 0 if it does not answer. */
    int segments() {
        try {
            return api().get("/actuator/health", Jobs.AUDITOR)
                    .at("/components/projections/details/segments")
                    .intValue(0);
        } catch (UncheckedIOException gone) {
            return 0;
        }
    }

    /** Kills the process with SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops the process with SIGSTOP: it keeps its connections and answers nothing. */
    void suspend() {
        signal("STOP");
    }

    /** Lets a suspended process go on. */
    void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).inheritIO();
            if (kill.start().waitFor() != 0) {
                throw new IllegalStateException("%s cannot be sent %s".formatted(name, signal));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the process ends by itself, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(name + " does not end");
        }
        return process.exitValue();
    }

    /** Starts a new process at the same address. */
    Side launchAgain() {
        process = start();
        return this;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
