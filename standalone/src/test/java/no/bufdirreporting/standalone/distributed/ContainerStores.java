package no.bufdirreporting.standalone.distributed;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The stores as containers, with the images of docker-compose.yml. */
final class ContainerStores implements Stores {

    private static final int GRPC = 8124;
    private static final int HTTP = 8024;
    private static final int POSTGRES = 5432;
    private static final String PASSWORD = "bufdir";

    private final GenericContainer<?> axonServer = new GenericContainer<>(
                    DockerImageName.parse("axoniq/axonserver:2024.2.3-nonroot"))
            .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
            .withExposedPorts(GRPC, HTTP)
            .waitingFor(Wait.forHttp("/actuator/health").forPort(HTTP))
            .withStartupTimeout(Duration.ofMinutes(2));

    private final GenericContainer<?> postgres = newPostgres();
    private final GenericContainer<?> keys = newPostgres();

    ContainerStores() {
        axonServer.start();
        postgres.start();
        keys.start();
    }

    private static GenericContainer<?> newPostgres() {
        return new GenericContainer<>(DockerImageName.parse("postgres:18.4"))
                .withEnv("POSTGRES_DB", "bufdir")
                .withEnv("POSTGRES_USER", "bufdir")
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withExposedPorts(POSTGRES)
                // Logged twice: once during initialization, once after the start.
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2))
                .withStartupTimeout(Duration.ofMinutes(2));
    }

    @Override
    public String axonServer() {
        return address(axonServer, GRPC);
    }

    @Override
    public String postgres() {
        return address(postgres, POSTGRES);
    }

    @Override
    public String keys() {
        return address(keys, POSTGRES);
    }

    @Override
    public String postgresUser() {
        return "bufdir";
    }

    @Override
    public String postgresPassword() {
        return PASSWORD;
    }

    /** Looked up each time, because a restarted container gets another port. */
    private static String address(GenericContainer<?> container, int port) {
        var bindings = container
                .getDockerClient()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings();
        return bindings.entrySet().stream()
                .filter(it -> it.getKey().getPort() == port)
                .map(it -> container.getHost() + ":" + it.getValue()[0].getHostPortSpec())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void stopAxonServer() {
        stop(axonServer);
    }

    @Override
    public boolean killAxonServer() {
        axonServer
                .getDockerClient()
                .killContainerCmd(axonServer.getContainerId())
                .exec();
        return true;
    }

    @Override
    public void startAxonServer() {
        start(axonServer);
    }

    @Override
    public void stopPostgres() {
        stop(postgres);
    }

    @Override
    public void startPostgres() {
        start(postgres);
    }

    private static void stop(GenericContainer<?> container) {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    private static void start(GenericContainer<?> container) {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        axonServer.stop();
        postgres.stop();
        keys.stop();
    }
}
