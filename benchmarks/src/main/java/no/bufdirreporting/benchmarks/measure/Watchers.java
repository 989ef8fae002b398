package no.bufdirreporting.benchmarks.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.bufdirreporting.benchmarks.report.Goal;
import no.bufdirreporting.benchmarks.report.Goal.Kind;
import no.bufdirreporting.benchmarks.report.Row;
import no.bufdirreporting.benchmarks.report.Samples;
import no.bufdirreporting.benchmarks.report.Table;
import no.bufdirreporting.benchmarks.server.Product;

/** Many watchers of one report: how long after a change the last of them has heard of it. */
public final class Watchers {

    private static final int WATCHERS = 2_000;
    private static final String WATCH = "/api/v1/aggregated-report-data/watch?organization_id=org-1042&period_id=2024";
    private static final Pattern UPDATED_AT = Pattern.compile("\"updated_at\":\"([^\"]+)\"");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double KIB_PER_MIB = 1024;

    private final Product product;
    private final List<Double> afterChange = new ArrayList<>();
    private final List<Double> afterRun = new ArrayList<>();
    private double heap;

    /** Watchers of a server. */
    public Watchers(Product product) {
        this.product = product;
    }

    /** Records activities, one after the other, and waits each time until all watchers have the new figures. */
    public Row measure(int changes) throws Exception {
        String job = product.post(
                        "/aggregated-report-data", "{\"organization_id\":\"org-1042\",\"period_id\":\"2024\"}")
                .required("job_id")
                .stringValue();
        product.awaitReport(job);
        try (var crowd = new Crowd(product.port(), WATCH, WATCHERS)) {
            crowd.awaitAll("event: snapshot");
            change(crowd);
            afterChange.clear();
            afterRun.clear();
            for (int i = 0; i < changes; i++) {
                change(crowd);
            }
            heap = usedHeap();
        }
        return new Row(
                "change to the last of 2,000 watchers",
                "ms",
                new Samples(afterChange),
                null,
                new Goal(Kind.AT_MOST, 500));
    }

    /** What belongs to the row, but is not compared. */
    public Table details() {
        return Table.ofNumbers(
                "2,000 watchers",
                List.of("", "median", "worst"),
                List.of(
                        "from the POST of a change to the last watcher, ms",
                        "from the end of the run to the last watcher, ms",
                        "heap in use after a collection, MiB"),
                List.of(twoOf(afterChange), twoOf(afterRun), List.of(heap, heap)));
    }

    private static List<Double> twoOf(List<Double> values) {
        return List.of(
                new Samples(values).median(),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private void change(Crowd crowd) throws Exception {
        long start = System.nanoTime();
        product.post(
                "/activities",
                "{\"contact_id\":\"c\",\"chapter_id\":\"none\",\"org_id\":\"org-1042\","
                        + "\"activity_type\":\"investigation_dismissed\",\"submitted_at\":\"2024-05-01T12:00:00Z\"}");
        String event = crowd.awaitAll("event: data_updated");
        afterChange.add((System.nanoTime() - start) / 1e6);
        var updatedAt = UPDATED_AT.matcher(event);
        if (!updatedAt.find()) {
            throw new IllegalStateException(event);
        }
        afterRun.add((double) Duration.between(Instant.parse(updatedAt.group(1)), Instant.now())
                .toMillis());
    }

    private double usedHeap() throws Exception {
        product.process().jcmd("GC.run");
        var used = USED.matcher(product.process().jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("The JVM does not say how much heap it uses");
        }
        return Long.parseLong(used.group(1)) / KIB_PER_MIB;
    }
}
