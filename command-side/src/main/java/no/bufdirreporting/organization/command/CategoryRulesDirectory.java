package no.bufdirreporting.organization.command;

import no.bufdirreporting.organization.OrganizationCommand;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the version of the category rules that new runs count by, in the event store. Does not load the aggregate. */
@Component
public class CategoryRulesDirectory {

    private static final long NONE = -1;

    private final ObjectProvider<EventStore> events;

    CategoryRulesDirectory(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    /** The latest version; -1 if no rules were defined. */
    public long version() {
        return events.getObject()
                .lastSequenceNumberFor(OrganizationCommand.CATEGORY_RULES)
                .orElse(NONE);
    }
}
