package no.bufdirreporting.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.benchmarks.load.LoadResult;
import no.bufdirreporting.benchmarks.load.Request;
import no.bufdirreporting.benchmarks.report.Goal;
import no.bufdirreporting.benchmarks.report.Goal.Kind;
import no.bufdirreporting.benchmarks.report.LinePlot;
import no.bufdirreporting.benchmarks.report.LinePlot.Line;
import no.bufdirreporting.benchmarks.report.Row;
import no.bufdirreporting.benchmarks.report.Table;
import no.bufdirreporting.benchmarks.server.Activities;
import no.bufdirreporting.benchmarks.server.Server;

/** Requests that both servers answer: how many per second, or how long one takes. */
public record Requests(Turns turns, Duration time, int repetitions) {

    private static final int CLIENTS = 64;

    /** The load at which latencies are compared, as a share of what the slower of both can do. */
    private static final double PACED_SHARE = 0.5;

    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

    /** Reads: one activity, first pages, figures. */
    public List<Row> reads() throws Exception {
        var idsOfProduct = turns.product().someIds();
        var idsOfPeer = turns.peer().someIds();
        return List.of(
                turns.measure(
                        "GET one, 64 clients",
                        "/s",
                        new Goal(Kind.RATE, 1.5),
                        server -> server.load(CLIENTS, server.any(server == turns.product() ? idsOfProduct : idsOfPeer))
                                .saturate(time)
                                .perSecond()),
                saturated("first page of all activities, 64 clients", 3, Server::firstPage),
                saturated(
                        "first page of an organization, 64 clients",
                        3,
                        server -> server.firstPage(Activities.ORGANIZATION)),
                single("a run's figures / GROUP BY", 20, Server::count),
                single("figures read, /metrics / GROUP BY", 100, Server::figures),
                single("figures read, /by-local-chapter / GROUP BY", 20, Server::byChapter));
    }

    /** Writes, for an organization that is not read. */
    public List<Row> writes() throws Exception {
        return List.of(
                turns.measure(
                        "POST, respond-async, 64 clients",
                        "/s",
                        new Goal(Kind.RATE, 1),
                        server -> durably(server).perSecond()),
                turns.measure(
                        "POST, read your writes, 64 clients",
                        "/s",
                        new Goal(Kind.RATE, 0.7),
                        server -> readably(server, CLIENTS).perSecond()),
                turns.measure(
                        "POST, read your writes, one client",
                        "ms",
                        new Goal(Kind.SPEED, 0.5),
                        server -> readably(server, 1).medianMillis()));
    }

    private LoadResult durably(Server server) throws Exception {
        return server.load(CLIENTS, () -> server.recordDurably(Activities.OTHER_ORGANIZATION))
                .saturate(time)
                .checked();
    }

    private LoadResult readably(Server server, int clients) throws Exception {
        return server.load(clients, () -> server.recordReadably(Activities.OTHER_ORGANIZATION))
                .saturate(time)
                .checked();
    }

    private Row saturated(String name, double goal, Function<Server, Request> request) throws Exception {
        return turns.measure(
                name,
                "/s",
                new Goal(Kind.RATE, goal),
                server -> server.load(CLIENTS, () -> request.apply(server))
                        .saturate(time)
                        .checked()
                        .perSecond());
    }

    private Row single(String name, double goal, Function<Server, Request> request) throws Exception {
        return turns.measure(name, "ms", new Goal(Kind.SPEED, goal), server -> {
            try (var connection = server.connect()) {
                return Turns.medianMillis(repetitions, () -> {
                    if (!connection.send(request.apply(server)).isSuccess()) {
                        throw new IllegalStateException(server.name() + " refused " + name);
                    }
                });
            }
        });
    }

    /** The latencies of writes that are sent at a fixed rate, the same for both. */
    public LinePlot latencies(Row writes) throws Exception {
        double perSecond = PACED_SHARE
                * Math.min(
                        writes.product().median(),
                        writes.peer() == null ? Double.MAX_VALUE : writes.peer().median());
        var lines = new ArrayList<Line>();
        for (var server : List.of(turns.product(), turns.peer())) {
            var latencies = server.load(2 * CLIENTS, () -> server.recordReadably(Activities.OTHER_ORGANIZATION))
                    .pace(perSecond, time)
                    .checked()
                    .latencies();
            lines.add(new Line(
                    server.name(),
                    PERCENTILES.stream()
                            .map(percentile -> latencies.getValueAtPercentile(percentile) / 1000.0)
                            .toList()));
        }
        return new LinePlot(
                "Latency of a POST that waits until it can be read, at " + Math.round(perSecond)
                        + " per second on both, by percentile",
                PERCENTILES.stream().map(percentile -> percentile + " %").toList(),
                lines);
    }

    /** What the databases write for each request. */
    public Table costs() throws Exception {
        var numbers = new ArrayList<List<Double>>();
        for (var server : List.of(turns.product(), turns.peer())) {
            var before = server.database().written();
            long requests = readably(server, CLIENTS).latencies().getTotalCount();
            var each = server.database().written().since(before, requests);
            numbers.add(List.of(each.walBytes(), each.syncs(), each.commits()));
        }
        return Table.ofNumbers(
                "Cost of a POST that waits until it can be read, 64 clients",
                List.of("", "bytes of write-ahead log", "syncs of the log", "transactions"),
                List.of(turns.product().name(), turns.peer().name()),
                numbers);
    }
}
