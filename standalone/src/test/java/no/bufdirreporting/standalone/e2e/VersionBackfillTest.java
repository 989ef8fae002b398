package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation whose trail is older than its versions of activities. */
@StandaloneOnly
class VersionBackfillTest {

    @TempDir
    Path directory;

    @Test
    void versionsAreFilledFromTheFirstEventAndTheChainStays() throws Exception {
        String org;
        String activity;
        String aggregation;
        Instant created;
        String answered;
        String head;
        try (var before = new Auditor(ApplicationProcess.start(directory, Auditor.setting()))) {
            org = Given.organization(before.api);
            var recorded = Given.activity(before.api, org, "participant_count", 7);
            activity = Given.ACTIVITIES + "/" + recorded.text("activity_id");
            aggregation = Given.AGGREGATIONS + "/"
                    + Given.completedAggregation(before.api, org, "2024").text("id");
            created = Instant.parse(recorded.text("created_at"));
            answered = before.api.get(breakdown(org)).expect(200).body();
            before.api.delete(activity).expect(200);
            head = before.get("/api/v1/audit/chain").body();
            before.sql(
                    "drop table audit.activity_version, audit.report_version, audit.version_head",
                    "drop index audit.audit_event_of_chapters",
                    "drop table audit.lease",
                    "drop table audit.processor_pause",
                    "drop function audit.durable() cascade",
                    "delete from audit.flyway_schema_history where version >= '3'",
                    "delete from read_model.token_entry where processor_name = 'audit-versions'");
        }
        try (var after = new Auditor(ApplicationProcess.start(directory, Auditor.setting()))) {
            String then = breakdown(org) + "&as_of=" + created;
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> after.api.get(then, Auditor.token()).status() == 200);
            assertThat(after.get(then).body()).isEqualTo(answered);
            var explanation = after.get(aggregation + "/explanation");
            assertThat(explanation.at("/adds_up").booleanValue()).isTrue();
            assertThat(explanation.at("/activities/counted").intValue()).isEqualTo(1);
            assertThat(after.get("/api/v1/audit/chain").body()).isEqualTo(head);
            after.assertIntact();
        }
    }

    private static String breakdown(String org) {
        return Given.DISTRIBUTIONS + "/by-local-chapter?org_id=" + org + "&period_id=2024";
    }
}
