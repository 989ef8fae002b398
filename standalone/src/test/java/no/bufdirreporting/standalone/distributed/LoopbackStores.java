package no.bufdirreporting.standalone.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import no.bufdirreporting.standalone.postgres.LoopbackPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The Axon Server named by {@code AXON_SERVER}, and two new PostgreSQL. The commands in {@code AXON_SERVER_STOP} and
 * {@code AXON_SERVER_START} stop and start the server; without them only the connection to it is cut. The one in {@code
 * AXON_SERVER_KILL} ends it with SIGKILL.
 */
final class LoopbackStores implements Stores {

    private final LoopbackPostgres postgres;
    private final LoopbackPostgres keys;
    private final Path directory;

    LoopbackStores(Path directory) {
        this.directory = directory;
        this.postgres = new LoopbackPostgres(directory.resolve("postgres"));
        this.keys = new LoopbackPostgres(directory.resolve("keys"));
    }

    static boolean areConfigured() {
        String server = System.getenv("AXON_SERVER");
        return server != null && !server.isBlank();
    }

    @Override
    public String axonServer() {
        return Objects.requireNonNull(System.getenv("AXON_SERVER"));
    }

    @Override
    public String postgres() {
        return postgres.address();
    }

    @Override
    public String keys() {
        return keys.address();
    }

    @Override
    public String postgresUser() {
        return "postgres";
    }

    @Override
    public String postgresPassword() {
        return "";
    }

    @Override
    public void stopAxonServer() {
        run(System.getenv("AXON_SERVER_STOP"));
    }

    @Override
    public boolean killAxonServer() {
        String command = System.getenv("AXON_SERVER_KILL");
        run(command);
        return command != null && !command.isBlank();
    }

    @Override
    public void startAxonServer() {
        run(System.getenv("AXON_SERVER_START"));
    }

    private void run(@Nullable String command) {
        if (command == null || command.isBlank()) {
            return;
        }
        try {
            var log = ProcessBuilder.Redirect.appendTo(
                    directory.resolve("axon-server-commands.log").toFile());
            var process = new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            assertThat(process.waitFor()).as(command).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    @Override
    public void stopPostgres() {
        postgres.stop();
    }

    @Override
    public void startPostgres() {
        postgres.start();
    }

    @Override
    public void close() {
        postgres.close();
        keys.close();
    }
}
