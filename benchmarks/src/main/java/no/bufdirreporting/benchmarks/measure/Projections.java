package no.bufdirreporting.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.benchmarks.report.Goal;
import no.bufdirreporting.benchmarks.report.Goal.Kind;
import no.bufdirreporting.benchmarks.report.Row;
import no.bufdirreporting.benchmarks.report.Samples;
import no.bufdirreporting.benchmarks.server.Activities;
import no.bufdirreporting.benchmarks.server.Product;
import tools.jackson.databind.JsonNode;

/** Events that become read models: live, by a rebuild, and by a verification. */
public record Projections(Product product, int rounds) {

    private static final int CLIENTS = 64;

    /**
     * Records activities as fast as they are accepted, until all projections have them. Where accepting them takes
     * longer than projecting them, the figure is that of accepting.
     */
    public Row live(long activities) throws Exception {
        var perSecond = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            product.load(CLIENTS, () -> product.recordDurably(Activities.OTHER_ORGANIZATION))
                    .send(activities)
                    .checked();
            product.awaitProjected();
            perSecond.add(activities / seconds(start));
        }
        return new Row(
                "accepting and projecting live events",
                "/s",
                new Samples(perSecond),
                null,
                new Goal(Kind.AT_LEAST, 15_000));
    }

    /** The events per second of both kinds of jobs, compared with a bare read that parses what it reads. */
    public List<Row> jobs() throws Exception {
        product.database().readEvents();
        var read = new ArrayList<Double>();
        var rebuilds = new ArrayList<Double>();
        var verifications = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            read.add(product.database().readEvents() / seconds(start));
            rebuilds.add(eventsPerSecond("rebuilds"));
            verifications.add(eventsPerSecond("verifications"));
        }
        return List.of(
                row("rebuild / bare read of the events", rebuilds, read, 0.25),
                row("verification / bare read of the events", verifications, read, 0.15));
    }

    private static Row row(String name, List<Double> job, List<Double> read, double goal) {
        return new Row(name, "events/s", new Samples(job), new Samples(read), new Goal(Kind.RATE, goal));
    }

    private double eventsPerSecond(String kind) throws Exception {
        long start = System.nanoTime();
        JsonNode job = product.job(kind);
        if (!job.at("/result/difference_count").asString("0").equals("0")) {
            throw new IllegalStateException("The read model is not what the events say: " + job);
        }
        return product.events() / seconds(start);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
