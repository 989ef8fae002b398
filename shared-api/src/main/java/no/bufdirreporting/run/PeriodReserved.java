package no.bufdirreporting.run;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A run reserved an organization and period, so that a simultaneous request for the same figures is answered with this run.
 *
 * @param reservationId names the kind of figures, the organization and the days
 * @param holder the id of the aggregation or report snapshot
 */
@EventType(name = "PeriodReserved")
public record PeriodReserved(String reservationId, String orgId, String holder) implements OrganizationEvent {}
