package no.bufdirreporting.organization.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Objects;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.OrganizationCommand.PutOrganization;
import no.bufdirreporting.organization.OrganizationNumbered;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.OrganizationRenamed;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of one organization. */
@Aggregate(type = "Organization", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Organization {

    @AggregateIdentifier
    private String aggregateId;

    private String name;
    private String number;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReferenceChange handle(PutOrganization command) {
        boolean created = aggregateId == null;
        Versions.check(command.precondition());
        if (created) {
            apply(new OrganizationRegistered(command.orgId(), command.name()));
        } else if (!command.onlyIfAbsent() && !command.name().equals(name)) {
            apply(new OrganizationRenamed(command.orgId(), command.name()));
        }
        if ((created || !command.onlyIfAbsent()) && !Objects.equals(command.organizationNumber(), number)) {
            apply(new OrganizationNumbered(command.orgId(), command.organizationNumber()));
        }
        return new ReferenceChange(aggregateId, AggregateLifecycle.getVersion(), created);
    }

    @EventSourcingHandler
    void on(OrganizationRegistered event) {
        aggregateId = Kind.ORGANIZATION.aggregateId(event.orgId());
        name = event.name();
    }

    @EventSourcingHandler
    void on(OrganizationRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(OrganizationNumbered event) {
        number = event.organizationNumber();
    }
}
