package no.bufdirreporting.standalone.deploy;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.bufdirreporting.standalone.FreePort;

/** Runs {@code deploy/gateway/gateway.sh} with the nginx of this machine. */
public final class RunningGateway implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("../deploy/gateway/gateway.sh").toAbsolutePath().normalize();

    private final Process process;
    private final int port;

    private RunningGateway(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static boolean isPossible() {
        var places = Stream.concat(
                Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")),
                Stream.of("/usr/sbin", "/usr/local/sbin"));
        return places.anyMatch(place -> Files.isExecutable(Path.of(place, "nginx")));
    }

    public static RunningGateway start(Path directory, String commandSides, String querySides) {
        int port = FreePort.find();
        var process = script(
                directory,
                Map.of(
                        "GATEWAY_LISTEN",
                        "127.0.0.1:" + port,
                        "COMMAND_SIDES",
                        commandSides,
                        "QUERY_SIDES",
                        querySides));
        var gateway = new RunningGateway(process, port);
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive() || gateway.answers());
        return gateway;
    }

    /** Runs the script with only the given environment. */
    public static Process script(Path directory, Map<String, String> environment, String... arguments) {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("/bin/sh", SCRIPT.toString()), Stream.of(arguments))
                .toList());
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().putAll(environment);
        builder.environment()
                .put("GATEWAY_RUN_DIR", directory.resolve("gateway").toString());
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("gateway.log").toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(15, TimeUnit.SECONDS)
                .exceptionally(stuck -> process.destroyForcibly())
                .join();
    }
}
