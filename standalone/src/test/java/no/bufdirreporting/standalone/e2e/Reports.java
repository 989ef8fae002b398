package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Shared by tests of report data. */
public final class Reports {

    public static final String PATH = "/api/v1/aggregated-report-data";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Reports() {}

    /** Aggregates a period if it has no valid snapshot, and waits for the figures. */
    public static Answer aggregated(Api api, String org, String period) {
        var started = api.post(PATH, object("organization_id", org, "period_id", period));
        return valid(api, started.text("snapshot_id"));
    }

    /** The URL of the event stream of a period's report data. */
    public static String watch(String org, String period) {
        return PATH + "/watch?organization_id=" + org + "&period_id=" + period;
    }

    /** Waits until a snapshot is valid. */
    public static Answer valid(Api api, String snapshot) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> api.get(PATH + "/" + snapshot).expect(200),
                        it -> it.at("/cache_valid").booleanValue());
    }

    /** Waits until no snapshot of an organization is being aggregated. */
    public static void settled(Api api, String org) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> api.get(PATH + "?limit=500&snapshot_status=processing&organization_id=" + org)
                                .expect(200)
                                .total()
                        == 0);
    }

    public static void deleteAll(Api api, String org, String period) {
        api.get(PATH + "?limit=500&organization_id=" + org + "&period_id=" + period)
                .each("snapshot_id")
                .forEach(id -> api.delete(PATH + "/" + id).expect(200));
    }

    /** Waits until a job has ended. */
    public static Answer endedJob(Api api, String job) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> api.get(PATH + "/jobs/" + job).expect(200),
                        it -> !it.text("status").equals("processing"));
    }

    /** The value of a field of a snapshot; null if it has none. */
    public static @Nullable Long value(Answer snapshot, String field) {
        return snapshot
                .json()
                .required("sections")
                .valueStream()
                .flatMap(section -> section.required("fields").valueStream())
                .filter(it -> it.required("field_key").stringValue().equals(field))
                .map(it -> it.required("value"))
                .findFirst()
                .orElseThrow()
                .asLongOpt()
                .stream()
                .boxed()
                .findFirst()
                .orElse(null);
    }

    /** The activity types that a shipped definition names. */
    public static Set<String> activityTypesOf(String definition) throws IOException {
        var types = new TreeSet<String>();
        try (var yaml = Objects.requireNonNull(
                Reports.class.getResourceAsStream("/report-definitions/" + definition + ".yml"))) {
            Map<String, ?> read = new Yaml().load(yaml);
            for (var section : list(read.get("sections"))) {
                for (var field : list(section.get("fields"))) {
                    if (field.get("activity_types") instanceof List<?> named) {
                        named.forEach(type -> types.add((String) type));
                    }
                }
            }
        }
        return types;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> list(@Nullable Object yaml) {
        return (List<Map<String, ?>>) Objects.requireNonNull(yaml);
    }
}
