package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Starts verifications and rebuilds as an auditor and waits for their end. */
public final class Jobs {

    public static final String[] AUDITOR = {"Authorization", "Bearer " + SystemUnderTest.ADMIN_TOKEN};
    static final String ARGUMENT = Auditor.setting();

    private Jobs() {}

    public static String path(Answer started) {
        return "/api/v1/audit/jobs/" + started.expect(202).text("job_id");
    }

    public static Answer start(Api api, String kind) {
        return api.send("POST", "/api/v1/audit/" + kind, null, AUDITOR);
    }

    public static Answer ended(Api api, Answer started) {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> api.get(path(started), AUDITOR).expect(200),
                        it -> !it.text("status").equals("running"));
    }

    public static Answer completed(Api api, String kind) {
        var ended = ended(api, start(api, kind));
        assertThat(ended.text("status")).as(ended.body()).isEqualTo("completed");
        return ended;
    }
}
