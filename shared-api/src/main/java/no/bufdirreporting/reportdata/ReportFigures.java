package no.bufdirreporting.reportdata;

import java.util.List;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.run.RunFigures;

/**
 * The figures of a report snapshot, with all titles that the report shows; stored in events, so its component names must
 * not change.
 *
 * @param definitionVersion the version of the report definition it used
 * @param warnings what looks wrong with the values, by the rules of the definition
 */
public record ReportFigures(
        String definitionId,
        long definitionVersion,
        List<ReportSection> sections,
        PriorPeriod priorPeriod,
        List<Warning> warnings)
        implements RunFigures {

    /** Figures stored before there were rules have no warnings. */
    public ReportFigures {
        warnings = warnings == null ? List.of() : warnings;
    }

    public ReportFigures(
            String definitionId, long definitionVersion, List<ReportSection> sections, PriorPeriod priorPeriod) {
        this(definitionId, definitionVersion, sections, priorPeriod, List.of());
    }
}
