package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators see of the event processors. */
class ProcessorsTest {

    private static final String PROCESSORS = "/api/v1/admin/processors";

    private final Auditor auditor = new Auditor(SystemUnderTest.api());

    @Test
    void everySegmentHasANodeAndHandlesAllEvents() {
        Given.activity(auditor.api, Given.organization(auditor.api));
        long head = auditor.get(PROCESSORS).number("head");
        assertThat(head).isPositive();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var seen = auditor.get(PROCESSORS);
            assertThat(seen.each("name")).contains("audit-trail", "audit-versions", "read-model");
            seen.json()
                    .required("data")
                    .forEach(processor -> assertThat(processor.required("segments"))
                            .isNotEmpty()
                            .allSatisfy(segment -> {
                                assertThat(segment.required("node").stringValue())
                                        .isNotEmpty();
                                assertThat(segment.required("position").longValue())
                                        .isGreaterThanOrEqualTo(head);
                                assertThat(segment.required("error").isNull()).isTrue();
                            }));
        });
    }

    @Test
    void onlyOperatorsSeeThem() {
        auditor.api.get(PROCESSORS).expectProblem(401, "unauthorized");
    }
}
