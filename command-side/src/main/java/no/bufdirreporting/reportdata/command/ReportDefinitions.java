package no.bufdirreporting.reportdata.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionChanges;
import no.bufdirreporting.reportdata.ReportDefinitionCommand;
import no.bufdirreporting.reportdata.ReportDefinitionCommand.PutReportDefinitions;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/**
 * The aggregate of all report definitions. They are one aggregate because each organization reports by exactly one of them:
 * when a definition takes over an organization, another one must lose it.
 */
@Aggregate(type = "ReportDefinitions", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class ReportDefinitions {

    @AggregateIdentifier
    private String aggregateId;

    private final Map<String, ReportDefinition> inForce = new LinkedHashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReportDefinitionChanges handle(PutReportDefinitions command) {
        var added = new ArrayList<ReportDefinition>();
        var changed = new ArrayList<ReportDefinition>();
        for (var definition : command.definitions()) {
            var present = inForce.get(definition.id());
            if (present == null) {
                added.add(definition);
            } else if (!present.equals(definition)) {
                changed.add(definition);
            }
        }
        var withdrawn = withdrawnBy(command);
        // A definition is withdrawn after its replacement is registered, so that every reader finds a default.
        List.of(added, changed, withdrawn)
                .forEach(some -> some.forEach(it -> apply(new ReportDefinitionRegistered(it))));
        return new ReportDefinitionChanges(ids(added), ids(changed), ids(withdrawn));
    }

    private List<ReportDefinition> withdrawnBy(PutReportDefinitions command) {
        var put = command.definitions().stream().map(ReportDefinition::id).collect(Collectors.toSet());
        return inForce.values().stream()
                .filter(it -> !put.contains(it.id()))
                .filter(it -> it.forAllOthers() || !it.organizations().isEmpty())
                .map(it -> new ReportDefinition(it.id(), it.title(), List.of(), false, it.sections(), it.rules()))
                .toList();
    }

    private static List<String> ids(List<ReportDefinition> definitions) {
        return definitions.stream().map(ReportDefinition::id).toList();
    }

    @EventSourcingHandler
    void on(ReportDefinitionRegistered event) {
        aggregateId = ReportDefinitionCommand.REGISTER;
        inForce.put(event.definition().id(), event.definition());
    }
}
