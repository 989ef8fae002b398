package no.bufdirreporting.reportdata;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands about report definitions. */
public sealed interface ReportDefinitionCommand {

    /** The one register of all definitions: who reports by which of them is decided among them all. */
    String REGISTER = "report-definitions:bufdir";

    @TargetAggregateIdentifier
    String aggregateId();

    /**
     * Bring the register to exactly these definitions, together: those it does not know or knows otherwise are registered,
     * those that are missing here are registered without organizations. Repeating it changes nothing. Answered with
     * {@link ReportDefinitionChanges}.
     *
     * @param definitions one of them is for all others, and no two name the same organization
     */
    record PutReportDefinitions(List<ReportDefinition> definitions) implements ReportDefinitionCommand {
        @Override
        public String aggregateId() {
            return REGISTER;
        }
    }
}
