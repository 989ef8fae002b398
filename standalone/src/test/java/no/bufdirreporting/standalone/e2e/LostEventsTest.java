package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose event store has lost events that were projected, and how to go on. */
@StandaloneOnly
class LostEventsTest {

    private static final Duration NOTICED_AFTER = Duration.ofSeconds(20);
    private static final String REASON = "/components/continuity/details/reason";

    @TempDir
    Path directory;

    private Auditor auditor;
    private String org;
    private final List<Answer> activities = new ArrayList<>();

    @BeforeEach
    void work() {
        auditor = new Auditor(ApplicationProcess.start(directory, Auditor.setting()));
        org = Given.organization(auditor.api);
        for (int hours = 1; hours <= 6; hours++) {
            activities.add(Given.activity(auditor.api, org, "hours", hours));
        }
    }

    @AfterEach
    void stop() {
        auditor.close();
    }

    @Test
    void aRunningServiceNoticesLostEventsAndContinuesWhenTheyAreBack() throws Exception {
        var last = auditor.events("type=ActivityRecorded&org_id=" + org).getLast();
        auditor.sql(
                "create table events.kept as select * from events.domain_event_entry order by global_index desc limit 3",
                "delete from events.domain_event_entry where global_index in (select global_index from events.kept)");

        var api = auditor.api;
        await().atMost(NOTICED_AFTER)
                .until(() -> api.get("/actuator/health").json().at("/status").stringValue(), "DOWN"::equals);
        assertThat(api.get("/actuator/health", Auditor.token())
                        .json()
                        .at(REASON)
                        .stringValue())
                .contains(
                        last.required("position").asString(),
                        last.required("event_id").stringValue(),
                        "none");
        api.get("/actuator/health/readiness").expect(503);
        var refused = api.get(Given.ACTIVITIES + "?org_id=" + org).expectProblem(503, "events-lost");
        assertThat(refused.text("detail")).contains("docs/operations.md");
        api.post(Given.ACTIVITIES, Given.newActivity(org)).expectProblem(503, "events-lost");
        assertThat(auditor.get("/api/v1/audit/chain").status()).isEqualTo(200);

        auditor.sql("insert into events.domain_event_entry table events.kept", "drop table events.kept");

        await().atMost(NOTICED_AFTER)
                .until(() -> api.get("/actuator/health").json().at("/status").stringValue(), "UP"::equals);
        Given.activity(api, org, "hours", 7);
        assertThat(api.get(Given.ACTIVITIES + "?org_id=" + org).expect(200).total())
                .isEqualTo(7);
    }

    @Test
    void anOlderStoreThatGrewAgainIsRefusedAndTheReadModelCanBeBuiltFromIt() throws Exception {
        // The events of an older copy, and others since at the positions of those that were lost.
        auditor.sql("update events.domain_event_entry set event_identifier = 'other-' || event_identifier"
                + " where global_index > (select max(global_index) - 3 from events.domain_event_entry)");
        auditor.close();
        try (var service = ApplicationProcess.launch(directory)) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output())
                    .contains("APPLICATION FAILED TO START", "The event store has lost events", "now there is other-")
                    .contains("discard-read-model")
                    .doesNotContain("\tat ", "Error creating bean");
        }

        CommandProcess.run(directory, "discard-read-model").expect(0);

        auditor = new Auditor(ApplicationProcess.start(directory, Auditor.setting()));
        assertThat(auditor.api.get("/actuator/health").expect(200).text("status"))
                .isEqualTo("UP");
        for (var each : activities) {
            auditor.api.get(Given.ACTIVITIES + "/" + each.text("activity_id")).expect(200);
        }
        Given.activity(auditor.api, org);
        auditor.assertIntact();
    }

    @Test
    void anOlderStoreIsContinuedFromWithoutWhatItLost() throws Exception {
        auditor.sql("delete from events.domain_event_entry"
                + " where global_index > (select max(global_index) - 3 from events.domain_event_entry)");
        auditor.close();
        try (var service = ApplicationProcess.launch(directory)) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output()).contains("are gone from it");
        }

        CommandProcess.run(directory, "discard-read-model").expect(0);

        auditor = new Auditor(ApplicationProcess.start(directory, Auditor.setting()));
        var api = auditor.api;
        assertThat(api.get("/actuator/health").expect(200).text("status")).isEqualTo("UP");
        assertThat(api.get(Given.ACTIVITIES + "?org_id=" + org).expect(200).total())
                .isEqualTo(3);
        api.get(Given.ACTIVITIES + "/" + activities.getLast().text("activity_id"))
                .expect(404);
        Given.activity(api, org);
        assertThat(api.get(Given.ACTIVITIES + "?org_id=" + org).expect(200).total())
                .isEqualTo(4);
        auditor.assertIntact();
    }

    @Test
    void anAuditSchemaOfAnEarlierMomentThanTheReadModelIsRefused() throws Exception {
        auditor.sql(
                "delete from audit.activity_version where from_position > (select position - 3 from audit.version_head)",
                "update audit.version_head set position = position - 3");
        auditor.close();

        try (var service = ApplicationProcess.launch(directory)) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output())
                    .contains("restored to different moments", "discard-read-model")
                    .doesNotContain("\tat ", "Error creating bean");
        }

        CommandProcess.run(directory, "discard-read-model").expect(0);
        auditor = new Auditor(ApplicationProcess.start(directory, Auditor.setting()));
        auditor.assertIntact();
    }
}
