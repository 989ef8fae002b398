package no.bufdirreporting.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.benchmarks.load.Connection;
import no.bufdirreporting.benchmarks.load.Request;

/** An executable jar that runs on the JDK of the benchmark, with the heap that is the same for all of them. */
public final class JavaProcess implements AutoCloseable {

    private static final String HEAP = "-Xmx512m";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final InetSocketAddress address;
    private final double secondsToStart;

    /** Starts the jar, and returns when it answers {@code ready} with success. */
    JavaProcess(List<String> options, Path jar, Path log, Request ready, List<String> arguments)
            throws IOException, InterruptedException {
        this.log = log;
        int port = freePort();
        this.address = new InetSocketAddress("127.0.0.1", port);
        var command = new ArrayList<>(List.of(jdk("java"), HEAP));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
        command.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        long start = System.nanoTime();
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitReady(ready, start);
        this.secondsToStart = (System.nanoTime() - start) / 1e9;
    }

    private void awaitReady(Request ready, long start) throws IOException, InterruptedException {
        while (!answers(ready)) {
            if (!process.isAlive() || System.nanoTime() - start > START_TIMEOUT.toNanos()) {
                process.destroy();
                throw new IOException("The server did not start; its log is " + log);
            }
            Thread.sleep(5);
        }
    }

    private boolean answers(Request ready) {
        try (var connection = new Connection(address)) {
            return connection.send(ready).isSuccess();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    InetSocketAddress address() {
        return address;
    }

    double secondsToStart() {
        return secondsToStart;
    }

    Path log() {
        return log;
    }

    /** What {@code jcmd} answers for this process. */
    public String jcmd(String... command) throws IOException {
        var jcmd = new ArrayList<>(List.of(jdk("jcmd"), Long.toString(process.pid())));
        jcmd.addAll(List.of(command));
        var started = new ProcessBuilder(jcmd).redirectErrorStream(true).start();
        return new String(started.getInputStream().readAllBytes());
    }

    /** Asks the process to stop, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new UncheckedIOException(new IOException("The server did not stop; its log is " + log));
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
