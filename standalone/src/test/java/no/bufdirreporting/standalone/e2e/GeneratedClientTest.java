package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import bufdir.client.ApiClient;
import bufdir.client.ApiException;
import bufdir.client.api.ActivitiesApi;
import bufdir.client.api.AggregationsApi;
import bufdir.client.model.AggregationNewOfPeriod;
import bufdir.client.model.NewActivity;
import bufdir.client.model.NewAggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** A client that openapi-generator makes from the OpenAPI document works as it comes. */
class GeneratedClientTest {

    private final String org = Given.organization(SystemUnderTest.api());
    private final String contact = Given.unique("contact");
    private final ActivitiesApi activities = new ActivitiesApi(client());
    private final AggregationsApi aggregations = new AggregationsApi(client());

    private static ApiClient client() {
        var client = new ApiClient();
        client.updateBaseUri(SystemUnderTest.baseUrl());
        return client;
    }

    @Test
    void recordsAnActivityRunsAnAggregationAndReadsAFigure() throws Exception {
        var recorded = activities.recordActivity(
                new NewActivity()
                        .orgId(org)
                        .contactId(contact)
                        .chapterId("chapter-nobody-registered")
                        .activityType("visit")
                        .submittedAt(OffsetDateTime.parse("2024-11-05T12:00:00Z"))
                        .hours(new BigDecimal("2.5"))
                        .participantCount(7),
                Given.unique("key"),
                null);
        var read = activities.getActivity(recorded.getActivityId(), null, null, null, null, null);
        assertThat(read.getHours()).isEqualByComparingTo("2.5");
        assertThat(read.getSubmittedAt()).isEqualTo("2024-11-05T12:00:00Z");

        var run = aggregations.createAggregation(
                new NewAggregation(new AggregationNewOfPeriod().orgId(org).reportingPeriodId("2024-11")), null, null);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> aggregations.getAggregation(run.getId(), null, null, null, null, null),
                        it -> Long.valueOf(7).equals(it.getParticipantCount()));

        var list = activities.listActivitiesOfContact(contact, null, null, null, null, null, null, null, null);
        assertThat(list.getData()).containsExactly(read);
    }

    @Test
    void problemsAreExceptionsWithTheirStatus() {
        var problem = catchThrowableOfType(
                ApiException.class, () -> activities.getActivity("act-nobody", null, null, null, null, null));
        assertThat(problem.getCode()).isEqualTo(404);
        assertThat(problem.getResponseBody()).contains("not-found");
    }
}
