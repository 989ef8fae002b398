package no.bufdirreporting.run;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Reserve an organization and period for a run. Answered with the id of the holder: the candidate, or the present holder
 * unless the sender names it as finished.
 *
 * @param reservationId names the kind of figures, the organization and the days
 * @param orgId the organization; unknown ones are refused
 * @param candidate the id of the aggregation or report snapshot that wants the reservation
 * @param finished the holder that the sender has seen finished; null if none
 */
public record ReservePeriod(
        @TargetAggregateIdentifier String reservationId,
        String orgId,
        String candidate,
        @Nullable String finished) {}
