package no.bufdirreporting.standalone.distributed;

import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** The Axon Server and the PostgreSQL that the sides use. Each can be stopped and started. */
interface Stores extends AutoCloseable {

    /** Whether this machine has Docker or is configured with an Axon Server. */
    static boolean areAvailable() {
        return LoopbackStores.areConfigured() || DockerClientFactory.instance().isDockerAvailable();
    }

    static Stores start(Path directory) {
        return LoopbackStores.areConfigured() ? new LoopbackStores(directory) : new ContainerStores();
    }

    /** The address of Axon Server, as {@code host:port}. */
    String axonServer();

    /** The current address of PostgreSQL, as {@code host:port}. */
    String postgres();

    String postgresUser();

    String postgresPassword();

    void stopAxonServer();

    /** Ends it with SIGKILL; false if that is not possible here. */
    boolean killAxonServer();

    void startAxonServer();

    void stopPostgres();

    void startPostgres();

    @Override
    void close();
}
