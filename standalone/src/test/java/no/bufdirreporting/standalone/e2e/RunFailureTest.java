package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static no.bufdirreporting.standalone.e2e.Given.DISTRIBUTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that cannot count or store figures, because the test has broken the database. */
@StandaloneOnly
class RunFailureTest {

    @TempDir
    static Path directory;

    private static ApplicationProcess application;

    private final Api api = application.api();
    private final String org = Given.organization(api);

    @BeforeAll
    static void start() {
        application = ApplicationProcess.start(
                directory,
                "--bufdir.aggregations.resume-after=1s",
                "--bufdir.aggregations.sweep-every=500ms",
                "--bufdir.aggregations.answer-within=1s");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aProcessingRunHasNoMetricsAndIsReturnedToASecondRequest() throws Exception {
        Given.activity(api, org, "hours", 2);
        sql("""
                create function events.refuse() returns trigger language plpgsql as $$
                begin
                    if new.payload_type = 'AggregationCompleted' then raise 'broken by a test'; end if;
                    return new;
                end $$""");
        sql("create trigger refuse before insert on events.domain_event_entry"
                + " for each row execute function events.refuse()");
        String id;
        String other;
        try {
            var triggered = api.post(AGGREGATIONS, run("2024-11")).expect(202);
            id = triggered.text("id");

            assertThat(api.get(AGGREGATIONS + "/" + id).expect(200).text("status"))
                    .isEqualTo("processing");
            api.get(AGGREGATIONS + "/" + id + "/metrics").expectProblem(409, "aggregation-processing");
            assertThat(api.post(AGGREGATIONS, run("2024-11")).expect(202).text("id"))
                    .isEqualTo(id);
            assertThat(api.post(AGGREGATIONS, run("rp-2024-11")).expect(202).text("id"))
                    .as("the same days under another name")
                    .isEqualTo(id);
            other = api.post(AGGREGATIONS, run("2024-12")).expect(202).text("id");
            assertThat(other).isNotEqualTo(id);
            var waited = api.put(AGGREGATIONS + "/" + id, run("2024-11")).expect(202);
            assertThat(waited.text("status")).isEqualTo("processing");
        } finally {
            sql("drop trigger refuse on events.domain_event_entry");
            sql("drop function events.refuse");
        }
        // Otherwise it may be resumed, and fail, in another test.
        Given.ended(api, other, "completed");
        var resumed = Given.ended(api, id, "completed");
        assertThat(resumed.number("activity_count")).isEqualTo(1);
        assertThat(api.post(AGGREGATIONS, run("2024-11")).expect(202).text("id"))
                .isNotEqualTo(id);
    }

    @Test
    void aFailedRunHasAReasonAndNoMetricsUntilItIsRefreshed() throws Exception {
        Given.activity(api, org, "hours", 2);
        String id;
        sql("alter table read_model.reappearance_month rename to broken_by_a_test");
        try {
            id = api.post(AGGREGATIONS, run("2024-11")).expect(202).text("id");
            var failed = Given.ended(api, id, "failed");
            assertThat(failed.text("failure_reason")).isNotBlank().doesNotContain("reappearance_month", "SQL");
            assertThat(failed.json().required("refreshed_at").isNull()).isTrue();
            api.get(AGGREGATIONS + "/" + id + "/metrics").expectProblem(409, "aggregation-failed");
            assertThat(api.get(AGGREGATIONS + "?status=failed").each("id")).containsExactly(id);
        } finally {
            sql("alter table read_model.broken_by_a_test rename to reappearance_month");
        }
        var refreshed = api.put(AGGREGATIONS + "/" + id, run("2024-11")).expect(200);
        assertThat(refreshed.text("status")).isEqualTo("completed");
        assertThat(refreshed.json().required("failure_reason").isNull()).isTrue();
        assertThat(api.get(AGGREGATIONS + "/" + id + "/metrics").expect(200).number("total_activities"))
                .isEqualTo(1);
    }

    @Test
    void aSlowDistributionIsReturnedAsProcessingAndCompletesByItself() throws Exception {
        Given.activity(api, org, "participant_count", 7);
        sql("""
                create function events.refuse_distributions() returns trigger language plpgsql as $$
                begin
                    if new.payload_type = 'DistributionCompleted' then raise 'broken by a test'; end if;
                    return new;
                end $$""");
        sql("""
                create trigger refuse_distributions before insert on events.domain_event_entry
                for each row execute function events.refuse_distributions()""");
        String path;
        try {
            var generated = api.post(DISTRIBUTIONS, distribution()).expect(202);
            path = generated.header("Location");
            assertThat(generated.text("status")).isEqualTo("processing");
            assertThat(generated.json().required("distribution").isNull()).isTrue();
            assertThat(api.get(path).expect(200).text("status")).isEqualTo("processing");
            assertThat(api.get(DISTRIBUTIONS + "?status=processing").each("id")).containsExactly(generated.text("id"));
            assertThat(api.put(path, refresh()).expect(202).text("status")).isEqualTo("processing");
        } finally {
            sql("drop trigger refuse_distributions on events.domain_event_entry");
            sql("drop function events.refuse_distributions");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get(path).expect(200).text("status").equals("completed"));
        assertThat(api.get(path).at("/distribution/0/participant_count").longValue())
                .isEqualTo(7);
    }

    @Test
    void aFailedDistributionHasAReasonUntilItIsRefreshed() throws Exception {
        Given.activity(api, org, "participant_count", 7);
        Answer failed;
        sql("alter table read_model.rollup_month rename to broken_by_a_test");
        try {
            failed = api.post(DISTRIBUTIONS, distribution()).expect(201);
            assertThat(failed.text("status")).isEqualTo("failed");
            assertThat(failed.text("failure_reason")).isNotBlank().doesNotContain("rollup", "SQL");
            assertThat(failed.json().required("distribution").isNull()).isTrue();
        } finally {
            sql("alter table read_model.broken_by_a_test rename to rollup_month");
        }
        var refreshed = api.put(failed.header("Location"), refresh()).expect(200);
        assertThat(refreshed.text("status")).isEqualTo("completed");
        assertThat(refreshed.json().required("failure_reason").isNull()).isTrue();
        assertThat(refreshed.at("/distribution/0/participant_count").longValue())
                .isEqualTo(7);
    }

    private Map<String, @Nullable Object> distribution() {
        return object("org_id", org, "period_id", "2024-11", "breakdown_type", "region");
    }

    private Map<String, @Nullable Object> refresh() {
        return object("org_id", org, "period_id", "2024-11");
    }

    private Map<String, @Nullable Object> run(String period) {
        return object("org_id", org, "reporting_period_id", period);
    }

    private static void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection(application.jdbcUrl());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
