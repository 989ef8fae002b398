package no.bufdirreporting.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import no.bufdirreporting.benchmarks.load.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product: the standalone service with its PostgreSQL. */
public final class Product extends Server {

    private static final String API = "/api/v1";
    private static final String AUDITOR = "Authorization: Bearer benchmark";
    private static final Pattern DATABASE_PORT = Pattern.compile("PostgreSQL runs on port (\\d+)");
    private static final int FILLING_CLIENTS = 128;

    private final String aggregation;

    private Product(JavaProcess process, Database database) throws IOException {
        super("product", process, database);
        this.aggregation = "/bufdir-aggregations/"
                + post(
                                "/bufdir-aggregations",
                                "{\"org_id\":\"%s\",\"reporting_period_id\":\"%s\"}"
                                        .formatted(Activities.ORGANIZATION, Activities.YEAR))
                        .required("id")
                        .stringValue();
    }

    /** Starts the product on a data directory. */
    public static Product start(Installation installation, Path directory) throws IOException, InterruptedException {
        var process = new JavaProcess(
                installation.options(),
                installation.jar(),
                directory.resolveSibling(directory.getFileName() + ".log"),
                Request.get("/actuator/health/readiness"),
                List.of("--bufdir.data-dir=" + directory, "--bufdir.admin-token=benchmark"));
        try {
            var port = DATABASE_PORT.matcher(Files.readString(process.log()));
            if (!port.find()) {
                throw new IOException("The product does not say where PostgreSQL runs; its log is " + process.log());
            }
            return new Product(process, new Database(Integer.parseInt(port.group(1)), "bufdir"));
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Where the product has unpacked PostgreSQL. */
    public static Path binaries(Path directory) {
        return directory.resolve("bin");
    }

    @Override
    public Request recordDurably(String organization) {
        return Request.json("POST", API + "/activities", Activities.next(organization), "Prefer: respond-async");
    }

    @Override
    public Request recordReadably(String organization) {
        return Request.json("POST", API + "/activities", Activities.next(organization));
    }

    @Override
    public Request one(String id) {
        return get("/activities/" + id);
    }

    @Override
    public Request firstPage() {
        return get("/activities");
    }

    @Override
    public Request firstPage(String organization) {
        return get("/activities?org_id=" + organization);
    }

    @Override
    public Request count() {
        return Request.json(
                "PUT",
                API + aggregation,
                "{\"org_id\":\"%s\",\"reporting_period_id\":\"%s\",\"force_refresh\":true}"
                        .formatted(Activities.ORGANIZATION, Activities.YEAR));
    }

    @Override
    public Request figures() {
        return get(aggregation + "/metrics");
    }

    @Override
    public Request byChapter() {
        return get("/geographic-distributions/by-local-chapter?org_id=%s&period_id=%s"
                .formatted(Activities.ORGANIZATION, Activities.YEAR));
    }

    @Override
    public void fill(long activities) throws Exception {
        long missing = activities
                - json(get("/activities?limit=1&org_id=" + Activities.ORGANIZATION))
                        .at("/pagination/total")
                        .asLong();
        load(FILLING_CLIENTS, () -> recordDurably(Activities.ORGANIZATION))
                .send(missing)
                .checked();
        awaitProjected();
    }

    @Override
    public List<String> someIds() throws SQLException {
        return database().texts("select activity_id from read_model.activity limit 10000");
    }

    /** Waits until the read model, the audit trail and the versions have all events. */
    public void awaitProjected() throws IOException, InterruptedException {
        while (!isProjected(json(Request.get("/actuator/health", AUDITOR)).required("components"))) {
            Thread.sleep(10);
        }
    }

    private static boolean isProjected(JsonNode health) {
        long head = health.at("/eventStore/details/head").longValue();
        return health.at("/projections/details/caughtUp").asBoolean(false)
                && health.at("/audit/details/position").longValue() >= head
                && health.at("/audit/details/versionsPosition").longValue() >= head;
    }

    /** Waits until a job that aggregates report data has ended. */
    public void awaitReport(String job) throws IOException {
        var state = get("/aggregated-report-data/jobs/" + job);
        while (send(state).text().contains("\"processing\"")) {
            Thread.onSpinWait();
        }
    }

    /** The number of events. */
    public long events() throws SQLException {
        return database().number("select count(*) from events.domain_event_entry");
    }

    /** Runs a job of auditors, {@code verifications} or {@code rebuilds}; returns it when it has ended. */
    public JsonNode job(String kind) throws IOException, InterruptedException {
        String id = json(Request.json("POST", API + "/audit/" + kind, "", AUDITOR))
                .required("job_id")
                .stringValue();
        var job = json(get("/audit/jobs/" + id));
        while (job.required("status").stringValue().equals("running")) {
            Thread.sleep(50);
            job = json(get("/audit/jobs/" + id));
        }
        if (!job.required("status").stringValue().equals("completed")) {
            throw new IOException("A job failed: " + job);
        }
        return job;
    }

    /** Sends a body that must be accepted. */
    public JsonNode post(String path, String body) throws IOException {
        return json(Request.json("POST", API + path, body));
    }

    /** Sends a body that must be accepted. */
    public JsonNode put(String path, String body) throws IOException {
        return json(Request.json("PUT", API + path, body));
    }

    /** A request of an auditor, who may read everything. */
    public static Request get(String path) {
        return Request.get(API + path, AUDITOR);
    }

    /** The answer to a request, which must succeed. */
    public JsonNode json(Request request) throws IOException {
        return JsonMapper.shared().readTree(send(request).text());
    }
}
