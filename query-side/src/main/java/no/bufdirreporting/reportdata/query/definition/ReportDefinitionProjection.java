package no.bufdirreporting.reportdata.query.definition;

import java.util.TreeSet;
import no.bufdirreporting.activity.query.contact.TypeSets;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportMeasure;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Projects the report definitions, and starts to count the contacts that their fields need. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record ReportDefinitionProjection(RegisteredDefinitions definitions, TypeSets typeSets) {

    @EventHandler
    void on(ReportDefinitionRegistered event, @SequenceNumber long version, TrackingToken token) {
        event.definition().sections().stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.measure() == ReportMeasure.UNIQUE_CONTACTS)
                .filter(field -> !field.activityTypes().isEmpty())
                .forEach(field -> typeSets.require(new TreeSet<>(field.activityTypes())));
        definitions.insert(new RegisteredDefinition(
                event.definition(), version, token.position().orElseThrow()));
    }

    @ResetHandler
    void reset() {
        definitions.deleteAllInBatch();
    }
}
