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
 * The report definitions that new runs count by. Reads their events from the store without loading the aggregate, each event
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
     * The version of the definition in force for an organization: the one that names it, else the one for all others. If
     * several do, the one registered last.
     */
    synchronized long versionFor(String orgId) {
        readOn();
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

    private void readOn() {
        events.getObject().readEvents(ReportDefinitionCommand.REGISTER, next).forEachRemaining(event -> {
            var definition = ((ReportDefinitionRegistered) event.getPayload()).definition();
            latestById.put(definition.id(), new Version(event.getSequenceNumber(), definition));
            next = event.getSequenceNumber() + 1;
        });
    }
}
