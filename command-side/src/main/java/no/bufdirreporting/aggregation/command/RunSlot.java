package no.bufdirreporting.aggregation.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.Objects;
import no.bufdirreporting.aggregation.AggregationCommand.ClaimRun;
import no.bufdirreporting.aggregation.RunClaimed;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/**
 * Which aggregation represents an organization and period: the place where two simultaneous requests of the same meet.
 * It changes hands only to somebody who has seen the present holder finished, so it never has to be given back.
 */
@Aggregate(type = "RunSlot", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class RunSlot {

    @AggregateIdentifier
    private String slotId;

    private String holder;

    /** Two spellings of a period are the same days and so the same slot. */
    static String idOf(String orgId, LocalDate start, LocalDate end) {
        return "run-slot:%s:%s:%s".formatted(orgId, start, end);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(ClaimRun command, OrganizationDirectory directory) {
        directory.requireOrganization(command.orgId());
        if (Objects.equals(holder, command.finished())) {
            apply(new RunClaimed(command.slotId(), command.orgId(), command.aggregationId()));
        }
        return holder;
    }

    @EventSourcingHandler
    void on(RunClaimed event) {
        slotId = event.slotId();
        holder = event.aggregationId();
    }
}
