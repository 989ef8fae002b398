package no.bufdirreporting.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.bufdirreporting.activity.ActivityChanges;
import no.bufdirreporting.activity.ActivityChanges.Text;
import no.bufdirreporting.activity.ActivityCommand;
import no.bufdirreporting.activity.ActivityQuery;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.aggregation.AggregationCommand;
import no.bufdirreporting.aggregation.AggregationQuery;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.geography.DistributionCommand;
import no.bufdirreporting.geography.DistributionQuery;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.kernel.AwaitProjection;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationQuery;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.reportdata.ReportDataQuery;
import no.bufdirreporting.reportdata.ReportDefinitionChanges;
import no.bufdirreporting.reportdata.ReportDefinitionCommand;
import no.bufdirreporting.reportdata.ReportSnapshotCommand;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.submission.SubmissionCommand;
import no.bufdirreporting.submission.SubmissionQuery;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages between processes must be deserialized to what was sent. */
class MessageRoundTripTest {

    private final Serializer serializer = Messages.serializer();

    @ParameterizedTest
    @MethodSource("records")
    void messageIsUnchangedAfterARoundTrip(Class<?> type) {
        assertRoundTrip(RecordSamples.full(type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void messageWithoutOptionalFieldsIsUnchangedAfterARoundTrip(Class<?> type) {
        assertRoundTrip(RecordSamples.withoutOptional(type));
    }

    @Test
    void messagesOfAllFeaturesAreTested() {
        assertThat(records())
                .contains(ActivityView.class, AggregationView.class, AggregationRun.class, ReferenceChange.class)
                .contains(ReportSnapshotView.class, ReportSnapshotRun.class, ReportDefinitionChanges.class)
                .contains(AwaitProjection.class, Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ActivityCommand.class,
                OrganizationCommand.class,
                AggregationCommand.class,
                SubmissionCommand.class,
                DistributionCommand.class,
                ReportSnapshotCommand.class,
                ReportDefinitionCommand.class,
                ActivityQuery.class,
                OrganizationQuery.class,
                AggregationQuery.class,
                SubmissionQuery.class,
                DistributionQuery.class,
                DistributionView.class,
                ReportDataQuery.class
            })
    void allMessagesOfAFamilyAreTested(Class<?> family) {
        assertThat(family.getPermittedSubclasses()).isNotEmpty();
        assertThat(records()).contains(family.getPermittedSubclasses());
    }

    @Test
    void clearedTextDiffersFromAnAbsentOne() {
        var cleared = new ActivityChanges(null, null, null, null, null, null, null, null, new Text(null), null, null);
        assertThat(roundTrip(cleared))
                .isEqualTo(cleared)
                .extracting("description")
                .isEqualTo(new Text(null));
    }

    @Test
    void messagesHaveIsoTimesAndCamelCaseFields() {
        assertThat(json(RecordSamples.full(AggregationRun.class)))
                .contains("\"createdAt\":\"2024-11-30T12:00:00.123456Z\"")
                .contains("\"reportingPeriodId\":");
        assertThat(json(RecordSamples.full(AggregationCommand.TriggerAggregation.class)))
                .contains("\"periodStart\":\"2024-02-29\"");
    }

    private void assertRoundTrip(Object sent) {
        assertThat(roundTrip(sent)).isEqualTo(sent).hasSameHashCodeAs(sent);
    }

    private Object roundTrip(Object sent) {
        return serializer.deserialize(serializer.serialize(sent, byte[].class));
    }

    private String json(Object sent) {
        return new String(serializer.serialize(sent, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private static List<Class<?>> records() {
        return Messages.of(Record.class);
    }
}
