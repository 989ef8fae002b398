package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates test data. Each test uses an organization of its own, so tests do not affect each other. */
public final class Given {

    public static final String ACTIVITIES = "/api/v1/activities";
    public static final String AGGREGATIONS = "/api/v1/bufdir-aggregations";

    static final String DISTRIBUTIONS = "/api/v1/geographic-distributions";

    private Given() {}

    /** A unique name, also across test runs against the same system. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    public static String organization(Api api) {
        String id = unique("org");
        api.put("/api/v1/organizations/" + id, object("name", "Test")).expect(201);
        return id;
    }

    public static String chapter(Api api, String org) {
        String id = unique("chapter");
        api.put("/api/v1/chapters/" + id, object("name", "Test", "org_id", org)).expect(201);
        return id;
    }

    /** Registers a chapter with a name and a region. */
    public static String chapter(Api api, String org, String name, String region) {
        String id = unique("chapter");
        api.put("/api/v1/chapters/" + id, object("name", name, "org_id", org, "region", region))
                .expect(201);
        return id;
    }

    /** A body that creates a completed activity of the organization; the given fields replace or join its own. */
    public static Map<String, @Nullable Object> newActivity(String org, @Nullable Object... fields) {
        var body = object(
                "contact_id", "contact-1",
                "chapter_id", "chapter-nobody-registered",
                "activity_type", "volunteer_hours",
                "submitted_at", "2024-11-05T12:00:00Z",
                "org_id", org);
        body.putAll(object(fields));
        return body;
    }

    public static Answer activity(Api api, String org, @Nullable Object... fields) {
        return api.post(ACTIVITIES, newActivity(org, fields)).expect(201);
    }

    /** Triggers a run and waits for its end. */
    public static Answer completedAggregation(Api api, String org, String period) {
        var triggered = api.post(AGGREGATIONS, object("org_id", org, "reporting_period_id", period))
                .expect(202);
        return ended(api, triggered.text("id"), "completed");
    }

    public static Answer ended(Api api, String aggregation, String status) {
        var ended = await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> api.get(AGGREGATIONS + "/" + aggregation).expect(200),
                        it -> !it.text("status").equals("processing"));
        assertThat(ended.text("status")).isEqualTo(status);
        return ended;
    }
}
