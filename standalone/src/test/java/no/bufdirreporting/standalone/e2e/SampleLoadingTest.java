package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the sample is loaded, and that it is loaded to its end. */
@StandaloneOnly
class SampleLoadingTest {

    private static final String SAMPLE = "--bufdir.sample";

    /** So many lines have the two files of activities, without their headers. */
    private static final int ACTIVITIES = 3289;

    @TempDir
    Path directory;

    static void awaitLoaded(ApplicationProcess application) {
        await().atMost(Duration.ofMinutes(4)).until(() -> application.output().contains("The sample is loaded, in "));
    }

    @Test
    void aLoadThatWasKilledIsContinuedAndEverythingIsThereOnce() throws Exception {
        try (var first = ApplicationProcess.start(directory, SAMPLE)) {
            var api = first.api();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> activities(api) > 1_300);
            first.killWithPostgres();
            assertThat(first.output()).doesNotContain("The sample is loaded, in ");
        }
        try (var second = ApplicationProcess.start(directory, SAMPLE, Auditor.setting())) {
            awaitLoaded(second);

            var api = second.api();
            assertThat(activities(api)).isEqualTo(ACTIVITIES);
            var aggregation = api.get(Given.AGGREGATIONS + "/agg-001").expect(200);
            assertThat(aggregation.number("activity_count")).isEqualTo(274);
            assertThat(aggregation.number("participant_count")).isEqualTo(1842);
            var submission = api.get(Given.AGGREGATIONS + "/last-submitted-period?org_id=org-bufdir-42")
                    .expect(200);
            assertThat(submission.number("activity_count")).isEqualTo(1203);
            assertThat(new Auditor(api).events("actor=sample&type=ActivityRecorded"))
                    .hasSize(ACTIVITIES);
            second.stop();
        }
        try (var third = ApplicationProcess.start(directory, SAMPLE)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> third.output().contains("The sample is there from an earlier start"));
            assertThat(activities(third.api())).isEqualTo(ACTIVITIES);
        }
    }

    @Test
    void aStoreThatHasOtherEventsGetsNoSample() throws Exception {
        try (var first = ApplicationProcess.start(directory)) {
            first.stop();
        }
        try (var second = ApplicationProcess.start(directory, SAMPLE)) {
            assertThat(second.output()).contains("The sample is not loaded: the event store has other events already");
            assertThat(activities(second.api())).isZero();
        }
    }

    private static long activities(Api api) {
        return api.get(Given.ACTIVITIES + "?limit=1").expect(200).total();
    }
}
