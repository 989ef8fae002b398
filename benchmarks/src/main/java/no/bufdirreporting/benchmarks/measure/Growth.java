package no.bufdirreporting.benchmarks.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.benchmarks.report.LinePlot;
import no.bufdirreporting.benchmarks.report.LinePlot.Line;
import no.bufdirreporting.benchmarks.report.Table;
import no.bufdirreporting.benchmarks.server.Activities;
import no.bufdirreporting.benchmarks.server.Product;
import org.jspecify.annotations.Nullable;

/** How long requests take with few and with many activities: medians of the product, one client. */
public final class Growth {

    private static final String ORG = Activities.ORGANIZATION;
    private static final int PAGE = 20;

    private final int repetitions;
    private final List<String> sizes = new ArrayList<>();
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();
    private @Nullable String submission;

    /** Growth with a number of repetitions of each request. */
    public Growth(int repetitions) {
        this.repetitions = repetitions;
    }

    /** Measures all requests with the activities that are there. */
    public void measure(Product product, long activities) throws Exception {
        sizes.add(Long.toString(activities));
        product.put("/reporting-periods/odd", "{\"start\":\"2025-02-03\",\"end\":\"2025-11-20\"}");
        String year = trigger(product, "2025");
        String quarter = trigger(product, "2025-q3");
        String odd = trigger(product, "odd");
        add("run of a year", () -> refresh(product, year, "2025"));
        add("run of a quarter", () -> refresh(product, quarter, "2025-q3"));
        add("run of 3 Feb to 20 Nov", () -> refresh(product, odd, "odd"));
        add("metrics", () -> product.send(Product.get("/bufdir-aggregations/" + year + "/metrics")));
        add("range of instants", () -> range(product, "2025-01-09T10:11:12Z", "2025-12-19T13:14:15Z"));
        add("range within a day", () -> range(product, "2025-05-05T08:00:00Z", "2025-05-05T16:00:00Z"));
        add("distribution by region", () -> distribution(product, "2025", "region"));
        add("distribution by local chapter", () -> distribution(product, "2025", "local_chapter"));
        add("distribution, 3 Feb to 20 Nov", () -> distribution(product, "odd", "region"));
        add("live, by region", () -> live(product, "by-region"));
        add("live, by local chapter", () -> live(product, "by-local-chapter"));
        add("submission of a quarter", () -> submit(product));
        String report = product.post(
                        "/aggregated-report-data", "{\"organization_id\":\"%s\",\"period_id\":\"2025\"}".formatted(ORG))
                .required("snapshot_id")
                .stringValue();
        add("report data of a year", () -> aggregate(product, report));
        list(product, activities);
        add("record an activity", () -> product.send(product.recordReadably(Activities.OTHER_ORGANIZATION)));
    }

    private void list(Product product, long activities) throws Exception {
        add("first page of activities", () -> product.send(product.firstPage()));
        add("last page of activities", () -> product.send(Product.get("/activities?page=" + activities / PAGE)));
        add(
                "a page of one type and chapter",
                () -> product.send(Product.get("/activities?activity_type=mentoring&chapter_id=lc-bergen&page=7")));
    }

    private void add(String name, Turns.Step step) throws Exception {
        step.run();
        medians.computeIfAbsent(name, _ -> new ArrayList<>()).add(Turns.medianMillis(repetitions, step));
    }

    private static String trigger(Product product, String period) throws IOException {
        return product.post(
                        "/bufdir-aggregations",
                        "{\"org_id\":\"%s\",\"reporting_period_id\":\"%s\"}".formatted(ORG, period))
                .required("id")
                .stringValue();
    }

    private static void refresh(Product product, String id, String period) throws IOException {
        product.put(
                "/bufdir-aggregations/" + id,
                "{\"org_id\":\"%s\",\"reporting_period_id\":\"%s\",\"force_refresh\":true}".formatted(ORG, period));
    }

    private static void range(Product product, String start, String end) throws IOException {
        product.post(
                "/bufdir-aggregations",
                "{\"org_id\":\"%s\",\"range\":{\"start\":\"%s\",\"end\":\"%s\"}}".formatted(ORG, start, end));
    }

    private static void distribution(Product product, String period, String type) throws IOException {
        product.post(
                "/geographic-distributions",
                "{\"org_id\":\"%s\",\"period_id\":\"%s\",\"breakdown_type\":\"%s\"}".formatted(ORG, period, type));
    }

    private static void live(Product product, String view) throws IOException {
        product.send(Product.get("/geographic-distributions/" + view + "?period_id=2025&org_id=" + ORG));
    }

    /** Submits the figures, in place of those that were submitted before. */
    private void submit(Product product) throws IOException {
        String supersedes = submission == null ? "" : ",\"supersedes\":\"" + submission + "\"";
        submission = product.post(
                        "/bufdir-aggregations/submitted-periods",
                        "{\"org_id\":\"%s\",\"period_id\":\"2025-q2\",\"submitted_by\":\"benchmark\"%s}"
                                .formatted(ORG, supersedes))
                .required("submitted_period_id")
                .stringValue();
    }

    private static void aggregate(Product product, String report) throws IOException {
        String job = product.put(
                        "/aggregated-report-data/" + report, "{\"invalidate_cache\":true,\"reason\":\"benchmark\"}")
                .required("job_id")
                .stringValue();
        product.awaitReport(job);
    }

    /** The medians by number of activities. */
    public Table table() {
        var header = new ArrayList<>(List.of("median, ms"));
        header.addAll(sizes);
        return Table.ofNumbers(
                "Growth: the product with more and more activities of one organization and year",
                header,
                List.copyOf(medians.keySet()),
                List.copyOf(medians.values()));
    }

    /** The same as lines. */
    public LinePlot plot() {
        return new LinePlot(
                "Growth, by number of activities",
                sizes,
                medians.entrySet().stream()
                        .map(it -> new Line(it.getKey(), it.getValue()))
                        .toList());
    }
}
