package no.bufdirreporting.reportdata.query.watch;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.platform.http.convention.SuppressedAnswers;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns report steps and states into server-sent events. The same step always gives the same bytes. */
@Component
@ConditionalOnWebApplication
record ReportEvents(JsonMapper json) {

    private static final String SNAPSHOT = "snapshot";
    private static final String DATA_UPDATED = "data_updated";
    private static final String CACHE_INVALIDATED = "cache_invalidated";
    private static final String CACHE_VALIDATED = "cache_validated";

    /** @param periodId the id that the client asked for; shown while there is no snapshot */
    StreamEvent of(ReportDataState state, String orgId, String periodId, Suppression suppression) {
        var snapshot = state.snapshot();
        return event(
                state.position(),
                SNAPSHOT,
                snapshot == null ? new NoSnapshot(orgId, periodId) : SuppressedAnswers.of(snapshot, suppression));
    }

    StreamEvent of(ReportUpdate step) {
        return switch (step.kind()) {
            case DATA_UPDATED -> event(step.position(), DATA_UPDATED, DataUpdated.of(step));
            case CACHE_INVALIDATED -> event(step.position(), CACHE_INVALIDATED, CacheInvalidated.of(step));
            case CACHE_VALIDATED -> event(step.position(), CACHE_VALIDATED, CacheValidated.of(step));
        };
    }

    private StreamEvent event(long position, String name, Object data) {
        return StreamEvent.of(position, name, json.writeValueAsString(data));
    }

    /** The body of the event {@code snapshot} while no snapshot exists. */
    record NoSnapshot(
            @Nullable String snapshotId,
            String organizationId,
            String periodId,
            @Nullable ReportSnapshotStatus snapshotStatus,
            boolean cacheValid,
            @Nullable Instant aggregatedAt,
            List<Object> sections,
            @Nullable Object priorPeriod) {

        NoSnapshot(String organizationId, String periodId) {
            this(null, organizationId, periodId, null, false, null, List.of(), null);
        }
    }

    /** @param changes the fields whose values changed */
    record DataUpdated(
            String event,
            @Nullable String snapshotId,
            String organizationId,
            String periodId,
            List<String> changedSections,
            List<String> changedFieldKeys,
            Instant updatedAt,
            boolean cacheValid,
            List<ChangedField> changes) {

        static DataUpdated of(ReportUpdate step) {
            var changes = step.changes();
            return new DataUpdated(
                    DATA_UPDATED,
                    step.snapshotId(),
                    step.organizationId(),
                    step.periodId(),
                    changes.stream()
                            .map(ReportUpdate.Change::sectionId)
                            .distinct()
                            .toList(),
                    changes.stream()
                            .map(ReportUpdate.Change::fieldKey)
                            .distinct()
                            .toList(),
                    step.at(),
                    step.cacheValid(),
                    changes.stream().map(ChangedField::of).toList());
        }
    }

    /**
     * A field with its new values; they are null if the report no longer has the field.
     *
     * @param suppressed true if the values are left out because they would tell of too few people
     */
    record ChangedField(
            String sectionId,
            String fieldKey,
            @Nullable Number value,
            @Nullable Number priorPeriodValue,
            @Nullable Boolean suppressed)
            implements ShowsSuppression {

        static ChangedField of(ReportUpdate.Change change) {
            ReportField now = change.field();
            return new ChangedField(
                    change.sectionId(),
                    change.fieldKey(),
                    now == null ? null : now.value(),
                    now == null ? null : now.priorPeriodValue(),
                    now == null ? null : now.suppressed());
        }
    }

    record CacheInvalidated(
            String event,
            @Nullable String snapshotId,
            String organizationId,
            String periodId,
            @Nullable String reason,
            Instant invalidatedAt) {

        static CacheInvalidated of(ReportUpdate step) {
            return new CacheInvalidated(
                    CACHE_INVALIDATED,
                    step.snapshotId(),
                    step.organizationId(),
                    step.periodId(),
                    step.reason(),
                    step.at());
        }
    }

    record CacheValidated(
            String event, @Nullable String snapshotId, String organizationId, String periodId, Instant updatedAt) {

        static CacheValidated of(ReportUpdate step) {
            return new CacheValidated(
                    CACHE_VALIDATED, step.snapshotId(), step.organizationId(), step.periodId(), step.at());
        }
    }
}
