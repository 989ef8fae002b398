package no.bufdirreporting.aggregation.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import no.bufdirreporting.activity.ActivityView;

/**
 * One of the activities that a range counts.
 *
 * @param recordedAt the same as {@code submittedAt}, under the name that this list has for it
 */
record RangeActivity(@JsonUnwrapped ActivityView activity, Instant recordedAt) {

    static RangeActivity of(ActivityView activity) {
        return new RangeActivity(activity, activity.submittedAt());
    }
}
