package no.bufdirreporting.standalone.distributed;

import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** The Axon Server and the PostgreSQL that the sides work on, each of which can be away for a while. */
interface Stores extends AutoCloseable {

    /** Whether this machine has, or is told of, what is needed. */
    static boolean arePossible() {
        return LoopbackStores.areGiven() || DockerClientFactory.instance().isDockerAvailable();
    }

    static Stores start(Path directory) {
        return LoopbackStores.areGiven() ? new LoopbackStores(directory) : new ContainerStores();
    }

    /** Where Axon Server takes connections, as {@code host:port}. */
    String axonServer();

    /** Where PostgreSQL takes connections at the moment, as {@code host:port}. */
    String postgres();

    String postgresUser();

    String postgresPassword();

    void stopAxonServer();

    void startAxonServer();

    void stopPostgres();

    void startPostgres();

    @Override
    void close();
}
