package no.bufdirreporting.reportdata;

import java.util.List;
import no.bufdirreporting.run.RunFigures;

/**
 * The figures of a report snapshot, with all titles that the report shows; stored in events, so its component names must
 * not change.
 *
 * @param definitionVersion the version of the report definition it used
 */
public record ReportFigures(
        String definitionId, long definitionVersion, List<ReportSection> sections, PriorPeriod priorPeriod)
        implements RunFigures {}
