package no.bufdirreporting.reportdata.command;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionCommand;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the report definitions that new runs count by, in the event store. Does not load the aggregate, and reads each event
 * once.
 */
@Component
class DefinitionDirectory {

    private final ObjectProvider<EventStore> events;
    private final Map<String, Version> latestById = new HashMap<>();
    private long next;

    private record Version(long number, ReportDefinition definition) {}

    DefinitionDirectory(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    /**
     * The version of the definition that applies to an organization: the one that names it, else the default. If several do,
     * the one registered last.
     */
    synchronized long versionFor(String orgId) {
        readNewEvents();
        return latestById.values().stream()
                .filter(it -> names(it, orgId) || it.definition().forAllOthers())
                .max(Comparator.<Version, Boolean>comparing(it -> names(it, orgId))
                        .thenComparing(Version::number))
                .map(Version::number)
                .orElseThrow(() -> new IllegalStateException("No report definition is for " + orgId));
    }

    private static boolean names(Version version, String orgId) {
        return version.definition().organizations().contains(orgId);
    }

    private void readNewEvents() {
        events.getObject().readEvents(ReportDefinitionCommand.REGISTER, next).forEachRemaining(event -> {
            var definition = ((ReportDefinitionRegistered) event.getPayload()).definition();
            latestById.put(definition.id(), new Version(event.getSequenceNumber(), definition));
            next = event.getSequenceNumber() + 1;
        });
    }
}
