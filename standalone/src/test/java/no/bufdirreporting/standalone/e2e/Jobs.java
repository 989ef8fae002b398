package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Verifications and rebuilds, as an auditor asks for them. */
final class Jobs {

    static final String TOKEN = "the-auditors-token";
    static final String[] AUDITOR = {"Authorization", "Bearer " + TOKEN};
    static final String ARGUMENT = "--bufdir.admin-token=" + TOKEN;

    private Jobs() {}

    static String path(Answer started) {
        return "/api/v1/audit/jobs/" + started.expect(202).text("job_id");
    }

    static Answer start(Api api, String kind) {
        return api.send("POST", "/api/v1/audit/" + kind, null, AUDITOR);
    }

    static Answer ended(Api api, Answer started) {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> api.get(path(started), AUDITOR).expect(200),
                        it -> !it.text("status").equals("running"));
    }

    static Answer completed(Api api, String kind) {
        var ended = ended(api, start(api, kind));
        assertThat(ended.text("status")).as(ended.body()).isEqualTo("completed");
        return ended;
    }
}
