package no.bufdirreporting.standalone.distributed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.standalone.deploy.RunningGateway;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Relay;
import no.bufdirreporting.standalone.e2e.SystemUnderTest;
import no.bufdirreporting.standalone.e2e.TraceReceiver;
import org.springframework.util.FileSystemUtils;

/**
 * One command side and two query sides behind the gateway. Relays stand between them and their stores, so that a store
 * can be stopped and come back at another address.
 */
final class Cluster implements AutoCloseable {

    /** The directory of all logs. */
    static final Path LOGS = Path.of("target", "distributed").toAbsolutePath();

    /** The number of segments of the read model. */
    static final int SEGMENTS = 4;

    private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Stores stores;
    private final TraceReceiver traces;
    private final Relay axonServer;
    private final Relay postgres;
    private final List<Side> commandSides = new ArrayList<>();
    private final List<Side> querySides = new ArrayList<>();
    private final RunningGateway gateway;

    private Cluster() throws IOException {
        FileSystemUtils.deleteRecursively(LOGS);
        Files.createDirectories(LOGS);
        stores = Stores.start(LOGS);
        traces = TraceReceiver.open();
        axonServer = Relay.forgetful(stores.axonServer());
        postgres = Relay.forgetful(stores.postgres());
        commandSides.add(Side.launch("command-side", "command-side", LOGS, commandSideArguments()));
        querySides.add(launchQuerySide("query-side-1"));
        querySides.add(launchQuerySide("query-side-2"));
        gateway = RunningGateway.start(LOGS, addresses(commandSides), addresses(querySides));
    }

    private static String addresses(List<Side> sides) {
        return sides.stream().map(Side::address).collect(Collectors.joining(" "));
    }

    /** Starts all processes and returns when they are ready. */
    static Cluster start() {
        Cluster cluster;
        try {
            cluster = new Cluster();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        cluster.sides().forEach(Side::awaitReady);
        return cluster;
    }

    private List<String> commandSideArguments() {
        var arguments = new ArrayList<>(List.of(traces.settings("0.0")));
        arguments.addAll(List.of(
                "--axon.axonserver.servers=127.0.0.1:" + axonServer.port(),
                "--bufdir.admin-token=" + SystemUnderTest.ADMIN_TOKEN,
                "--bufdir.privacy.master-key=" + MASTER_KEY,
                "--bufdir.privacy.keys.url=jdbc:postgresql://" + stores.keys() + "/bufdir",
                "--bufdir.privacy.keys.username=" + stores.postgresUser(),
                "--bufdir.privacy.keys.password=" + stores.postgresPassword()));
        return arguments;
    }

    private Side launchQuerySide(String name, String... more) {
        var arguments = commandSideArguments();
        arguments.addAll(List.of(more));
        arguments.add("--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + postgres.port() + "/bufdir");
        arguments.add("--spring.datasource.username=" + stores.postgresUser());
        arguments.add("--spring.datasource.password=" + stores.postgresPassword());
        return Side.launch("query-side", name, LOGS, arguments);
    }

    /** Starts another query side, which the gateway does not use. */
    Side anotherQuerySide() {
        return launchQuerySide("query-side-" + (querySides.size() + 1));
    }

    /** The same with settings of its own. */
    Side anotherQuerySide(String name, String... settings) {
        return launchQuerySide(name, settings);
    }

    /** The URL of the gateway. */
    String baseUrl() {
        return gateway.uri("").toString();
    }

    /** The collector of traces, which has those of requests that came with a trace. */
    TraceReceiver traces() {
        return traces;
    }

    /** The database of the read model. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + stores.postgres() + "/bufdir", stores.postgresUser(), stores.postgresPassword());
    }

    /** Kills Axon Server; false if it is not known how. */
    boolean killAxonServer() {
        axonServer.disconnect();
        return stores.killAxonServer();
    }

    /** A client of the gateway. */
    Api api() {
        return new Api(baseUrl());
    }

    Side commandSide() {
        return commandSides.getFirst();
    }

    List<Side> querySides() {
        return List.copyOf(querySides);
    }

    List<Side> sides() {
        return Stream.concat(commandSides.stream(), querySides.stream()).toList();
    }

    /** Waits until every side is ready and the segments are evenly distributed. */
    Cluster awaitBalanced() {
        sides().forEach(Side::awaitReady);
        int share = SEGMENTS / querySides.size();
        await().atMost(TIMEOUT)
                .until(
                        () -> querySides.stream().map(Side::segments).toList(),
                        it -> it.stream().allMatch(segments -> segments == share));
        return this;
    }

    void stopAxonServer() {
        axonServer.disconnect();
        stores.stopAxonServer();
    }

    void startAxonServer() {
        stores.startAxonServer();
        axonServer.connect("tcp://" + stores.axonServer());
    }

    void stopPostgres() {
        postgres.disconnect();
        stores.stopPostgres();
    }

    void startPostgres() {
        stores.startPostgres();
        postgres.connect("tcp://" + stores.postgres());
    }

    @Override
    public void close() {
        gateway.close();
        traces.close();
        sides().parallelStream().forEach(Side::close);
        stores.close();
        try {
            axonServer.close();
            postgres.close();
            FileSystemUtils.deleteRecursively(LOGS.resolve("postgres"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
