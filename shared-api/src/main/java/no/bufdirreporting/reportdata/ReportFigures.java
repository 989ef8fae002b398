package no.bufdirreporting.reportdata;

import java.util.List;
import no.bufdirreporting.run.RunFigures;

/**
 * What a run counted, complete enough to be shown as it was reported; stored in events, so its component names live
 * forever.
 *
 * @param definitionVersion the version of the report definition it used
 */
public record ReportFigures(
        String definitionId, long definitionVersion, List<ReportSection> sections, PriorPeriod priorPeriod)
        implements RunFigures {}
