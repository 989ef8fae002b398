package no.bufdirreporting.contact.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import no.bufdirreporting.contact.ContactCommand;
import no.bufdirreporting.contact.ContactCommand.EraseContact;
import no.bufdirreporting.contact.ContactErased;
import no.bufdirreporting.platform.axon.AggregateLocks;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of one contact; it begins with the erasure. */
@Aggregate(type = "Contact", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Contact {

    @AggregateIdentifier
    private String aggregateId;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(EraseContact command) {
        if (aggregateId == null) {
            apply(new ContactErased(command.person(), command.orgId()));
        }
        return AggregateLifecycle.getVersion();
    }

    @EventSourcingHandler
    void on(ContactErased event) {
        aggregateId = ContactCommand.PREFIX + event.person();
    }
}
