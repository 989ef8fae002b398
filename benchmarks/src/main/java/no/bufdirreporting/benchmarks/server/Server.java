package no.bufdirreporting.benchmarks.server;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import no.bufdirreporting.benchmarks.load.Connection;
import no.bufdirreporting.benchmarks.load.Load;
import no.bufdirreporting.benchmarks.load.Request;
import no.bufdirreporting.benchmarks.load.Response;
import org.jspecify.annotations.Nullable;

/** A measured server, with the requests that mean the same on each of them. */
public abstract class Server implements AutoCloseable {

    /** After which a connection is not used again, as the server may close it. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private final String name;
    private final JavaProcess process;
    private final Database database;
    private @Nullable Connection kept;
    private long lastUsed;

    Server(String name, JavaProcess process, Database database) {
        this.name = name;
        this.process = process;
        this.database = database;
    }

    /** Records an activity of the organization; answered as soon as it is durable. */
    public abstract Request recordDurably(String organization);

    /** Records an activity of the organization; answered when everybody can read it. */
    public abstract Request recordReadably(String organization);

    /** Reads an activity. */
    public abstract Request one(String id);

    /** The first page of all activities. */
    public abstract Request firstPage();

    /** The first page of the activities of an organization. */
    public abstract Request firstPage(String organization);

    /** Counts the figures of the year anew. */
    public abstract Request count();

    /** Reads the figures of the year. */
    public abstract Request figures();

    /** Reads the participants of the year by chapter. */
    public abstract Request byChapter();

    /** Makes the number of activities of {@link Activities#ORGANIZATION} that many. */
    public abstract void fill(long activities) throws Exception;

    /** The ids of some activities. */
    public abstract List<String> someIds() throws SQLException;

    /** What the server is called in the report. */
    public String name() {
        return name;
    }

    /** The process of the server. */
    public JavaProcess process() {
        return process;
    }

    /** The database of the server. */
    public Database database() {
        return database;
    }

    /** From the start of the process until it was ready. */
    public double secondsToStart() {
        return process.secondsToStart();
    }

    /** Clients that send requests to the server. */
    public Load load(int clients, Supplier<Request> requests) {
        return new Load(process.address(), clients, requests);
    }

    /** Reads activities that are there, one after the other, at random. */
    public Supplier<Request> any(List<String> ids) {
        return () -> one(ids.get(ThreadLocalRandom.current().nextInt(ids.size())));
    }

    /** Sends one request, which must succeed. */
    public synchronized Response send(Request request) throws IOException {
        if (kept == null || System.nanoTime() - lastUsed > KEPT_FOR.toNanos()) {
            closeKept();
            kept = connect();
        }
        lastUsed = System.nanoTime();
        var response = kept.send(request);
        if (!response.isSuccess()) {
            throw new IOException(name + " answered " + response.status() + ": " + response.text());
        }
        return response;
    }

    private void closeKept() throws IOException {
        if (kept != null) {
            kept.close();
        }
    }

    /** Opens a connection to the server. */
    public Connection connect() throws IOException {
        return new Connection(process.address());
    }

    /** The port on which the server listens. */
    public int port() {
        return process.address().getPort();
    }

    @Override
    public void close() throws IOException {
        closeKept();
        process.close();
    }
}
