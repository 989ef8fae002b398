package no.bufdirreporting.reportdata;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of report definitions. */
public sealed interface ReportDefinitionCommand {

    /** The id of the one aggregate of all definitions. */
    String REGISTER = "report-definitions:bufdir";

    @TargetAggregateIdentifier
    String aggregateId();

    /**
     * Replace all definitions by these, together: new and changed ones are registered, missing ones are withdrawn. Repeating
     * it changes nothing. Answered with {@link ReportDefinitionChanges}.
     *
     * @param definitions exactly one of them is the default, and no two name the same organization
     */
    record PutReportDefinitions(List<ReportDefinition> definitions) implements ReportDefinitionCommand {
        @Override
        public String aggregateId() {
            return REGISTER;
        }
    }
}
