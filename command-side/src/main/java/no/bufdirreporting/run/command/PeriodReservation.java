package no.bufdirreporting.run.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Objects;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.run.PeriodReserved;
import no.bufdirreporting.run.ReservePeriod;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/**
 * The aggregate that decides which aggregation or report snapshot counts an organization and period: simultaneous requests
 * for the same figures get the same holder. Only a sender that names the current holder as finished replaces it, so a
 * reservation is never released.
 */
@Aggregate(type = "PeriodReservation", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class PeriodReservation {

    @AggregateIdentifier
    private String reservationId;

    private String holder;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(ReservePeriod command, OrganizationDirectory directory) {
        directory.requireOrganization(command.orgId());
        if (Objects.equals(holder, command.finished())) {
            apply(new PeriodReserved(command.reservationId(), command.orgId(), command.candidate()));
        }
        return holder;
    }

    @EventSourcingHandler
    void on(PeriodReserved event) {
        reservationId = event.reservationId();
        holder = event.holder();
    }
}
