package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An administrator pauses an event processor and resumes it, also over a restart. */
@StandaloneOnly
class PausedProcessorTest {

    private static final String PROCESSORS = "/api/v1/admin/processors";
    private static final String READ_MODEL = "read-model";
    private static final String REASON = "A wrong event is looked at";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void whatIsRecordedDuringAPauseIsReadableAfterIt() throws Exception {
        String org;
        String before;
        String during;
        JsonNode pause;
        try (var application = ApplicationProcess.start(directory, Auditor.setting())) {
            var auditor = new Auditor(application.api());
            org = Given.organization(auditor.api);
            before = Given.activity(auditor.api, org).text("activity_id");
            String position = auditor.api.get(ACTIVITIES).expect(200).text("position");
            refusals(auditor);

            pause = pause(auditor, READ_MODEL, REASON).at("/paused");
            assertThat(pause.required("reason").stringValue()).isEqualTo(REASON);
            assertThat(pause.required("actor").stringValue()).isEqualTo("admin");
            assertThat(pause(auditor, READ_MODEL, "Once more").at("/paused")).isEqualTo(pause);
            assertThat(nodes(auditor, READ_MODEL)).isEmpty();
            assertPaused(auditor);

            during = auditor.api
                    .post(ACTIVITIES, Given.newActivity(org))
                    .expect(202)
                    .text("activity_id");
            auditor.api.get(ACTIVITIES + "/" + during).expect(404);
            auditor.api.get(ACTIVITIES + "/" + before).expect(200);
            String changes = ACTIVITIES + "?changed_since=" + position;
            assertThat(auditor.api.get(changes).expect(503).text("detail")).contains(READ_MODEL, REASON);
            var refused = Jobs.start(auditor.api, "verifications").expectProblem(409, "processor-paused");
            assertThat(refused.text("detail")).contains(READ_MODEL, REASON);
            application.stop();
        }
        try (var application = ApplicationProcess.start(directory, Auditor.setting())) {
            var auditor = new Auditor(application.api());
            assertPaused(auditor);
            assertThat(nodes(auditor, READ_MODEL)).isEmpty();
            assertThat(processor(auditor, READ_MODEL).required("paused")).isEqualTo(pause);
            auditor.api.get(ACTIVITIES + "/" + during).expect(404);

            assertThat(resume(auditor, READ_MODEL).at("/paused").isNull()).isTrue();
            assertThat(resume(auditor, READ_MODEL).at("/paused").isNull()).isTrue();
            String recorded = during;
            await().atMost(PATIENCE)
                    .until(() -> auditor.api.get(ACTIVITIES + "/" + recorded).status(), it -> it == 200);
            // The answer to the pause was lost, so the client sends it again, after others have resumed.
            assertThat(pause(auditor, READ_MODEL, REASON).at("/paused").isNull())
                    .isTrue();
            auditor.api
                    .post(PROCESSORS + "/" + READ_MODEL + "/pause", object("reason", "Another"), withKey(REASON))
                    .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
            assertThat(auditor.events("aggregate_id=processor:read-model"))
                    .extracting(it -> it.required("type").stringValue())
                    .containsExactly("ProcessorPaused", "ProcessorResumed");
            await().atMost(PATIENCE).until(() -> auditor.get("/actuator/health").body(), it -> !it.contains(REASON));
            Jobs.start(auditor.api, "verifications").expect(202);
        }
    }

    @Test
    void versionsArePausedWithoutTheReadModel() throws Exception {
        String versions = "audit-versions";
        String org;
        String activity;
        long reached;
        try (var application = ApplicationProcess.start(directory, Auditor.setting())) {
            var auditor = new Auditor(application.api());
            pause(auditor, versions, REASON);
            assertThat(nodes(auditor, versions)).isEmpty();
            reached = lowestPosition(auditor, versions);
            org = Given.organization(auditor.api);
            activity = Given.activity(auditor.api, org).text("activity_id");
            application.stop();
        }
        try (var application = ApplicationProcess.start(directory, Auditor.setting())) {
            var auditor = new Auditor(application.api());
            Given.activity(auditor.api, org);
            long head = auditor.get(PROCESSORS).number("head");
            assertThat(lowestPosition(auditor, versions)).isEqualTo(reached).isLessThan(head);
            String past = ACTIVITIES + "/" + activity + "?as_of=position:" + head;
            assertThat(auditor.api.get(past, Auditor.token()).expect(503).text("detail"))
                    .contains(versions, REASON);

            resume(auditor, versions);
            await().atMost(PATIENCE)
                    .until(() -> auditor.api.get(past, Auditor.token()).status(), it -> it == 200);
        }
    }

    private static void refusals(Auditor auditor) {
        String path = PROCESSORS + "/" + READ_MODEL + "/pause";
        auditor.api.post(path, object("reason", REASON)).expectProblem(401, "unauthorized");
        auditor.api.post(path, "{}", Auditor.token()).expectProblem(400, "invalid-request", "reason");
        auditor.api.post(path, object("reason", " "), Auditor.token()).expectProblem(400, "invalid-request", "reason");
        auditor.api
                .post(PROCESSORS + "/nothing/pause", object("reason", REASON), Auditor.token())
                .expectProblem(404, "not-found");
        auditor.api
                .post(PROCESSORS + "/audit-trail/pause", object("reason", REASON), Auditor.token())
                .expectProblem(409, "processor-not-pausable");
    }

    private static void assertPaused(Auditor auditor) {
        auditor.api.get("/actuator/health/readiness").expect(200);
        assertThat(auditor.get("/actuator/health").body()).contains(REASON);
        await().atMost(PATIENCE)
                .until(
                        () -> auditor.get("/actuator/prometheus").body(),
                        it -> it.contains("reporting_processor_paused{processor=\"read-model\"} 1.0"));
    }

    private static Answer pause(Auditor auditor, String processor, String reason) {
        return auditor.api
                .post(PROCESSORS + "/" + processor + "/pause", object("reason", reason), withKey(reason))
                .expect(200);
    }

    private static String[] withKey(String key) {
        return Auditor.token("Idempotency-Key", key);
    }

    private static Answer resume(Auditor auditor, String processor) {
        return auditor.api
                .post(PROCESSORS + "/" + processor + "/resume", object("reason", "It was right"), Auditor.token())
                .expect(200);
    }

    private static JsonNode processor(Auditor auditor, String name) {
        return auditor.get(PROCESSORS)
                .json()
                .required("data")
                .valueStream()
                .filter(it -> it.required("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> nodes(Auditor auditor, String name) {
        return processor(auditor, name)
                .required("segments")
                .valueStream()
                .map(it -> it.required("node"))
                .filter(it -> !it.isNull())
                .map(JsonNode::stringValue)
                .toList();
    }

    private static long lowestPosition(Auditor auditor, String name) {
        return processor(auditor, name)
                .required("segments")
                .valueStream()
                .mapToLong(it -> it.required("position").longValue())
                .min()
                .orElseThrow();
    }
}
