package no.bufdirreporting.reportdata.query.snapshot;

import java.time.LocalDate;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.query.definition.FieldCounts;
import no.bufdirreporting.reportdata.query.definition.RegisteredDefinitions;
import org.springframework.stereotype.Component;

/**
 * Counts a period by the definition in force, next to the values of the period before: those of its newest snapshot, or
 * where it has none, counted likewise.
 */
@Component
class ReportCalculator {

    private final RegisteredDefinitions definitions;
    private final FieldCounts counts;
    private final ReportSnapshotLookup snapshots;

    ReportCalculator(RegisteredDefinitions definitions, FieldCounts counts, ReportSnapshotLookup snapshots) {
        this.definitions = definitions;
        this.counts = counts;
        this.snapshots = snapshots;
    }

    /** @param end the last day of the period, inclusive */
    ReportFigures count(String orgId, String periodId, LocalDate start, LocalDate end) {
        var registered = definitions.inForce(orgId);
        var definition = registered.definition();
        var before = PeriodBefore.of(periodId, start, end);
        var reported = snapshots.newestWithFigures(orgId, before.start(), before.end());
        var prior = reported.map(it -> new PriorPeriod(
                        it.periodId(), before.start(), before.end(), it.snapshotId(), it.aggregatedAt()))
                .orElseGet(() -> new PriorPeriod(before.id(), before.start(), before.end(), null, null));
        var priorValues = reported.map(it -> FieldCounts.values(it.sections()))
                .orElseGet(() -> counts.count(definition, orgId, before.start(), before.end()));
        var values = counts.count(definition, orgId, start, end);
        return new ReportFigures(
                definition.id(), registered.version(), FieldCounts.sections(definition, values, priorValues), prior);
    }
}
