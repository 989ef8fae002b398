package no.bufdirreporting.activity.query.row;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.jspecify.annotations.Nullable;

/** Folds an activity's events up to some point: the view that {@link ActivityProjection} gave at that point. */
public final class PastActivity {

    private PastActivity() {}

    /** @param events the first events of the activity, in order; if they end with its deletion, the result is empty */
    public static Optional<ActivityView> of(List<PastEvent> events) {
        @Nullable ActivityView view = null;
        Instant createdAt = events.isEmpty() ? Instant.EPOCH : events.getFirst().at();
        for (var event : events) {
            view = switch (event.payload()) {
                case ActivityRecorded it ->
                    ActivityView.of(it.activityId(), it.orgId(), it.facts(), createdAt, null, event.sequence());
                case ActivityCorrected it ->
                    ActivityView.of(it.activityId(), it.orgId(), it.after(), createdAt, event.at(), event.sequence());
                case ActivityDeleted it -> null;
                default -> view;
            };
        }
        return Optional.ofNullable(view);
    }
}
