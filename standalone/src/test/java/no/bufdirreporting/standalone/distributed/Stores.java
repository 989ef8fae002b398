package no.bufdirreporting.standalone.distributed;

import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** The Axon Server and the PostgreSQL of the read model, which can be stopped and started, and the PostgreSQL of keys. */
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

    /** The address of the PostgreSQL of keys, as {@code host:port}; its user and password are those of the other one. */
    String keys();

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
