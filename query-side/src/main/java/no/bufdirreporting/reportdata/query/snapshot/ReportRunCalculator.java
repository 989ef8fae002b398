package no.bufdirreporting.reportdata.query.snapshot;

import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.ResumeReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotTrigger;
import no.bufdirreporting.reportdata.query.definition.FieldCounts;
import no.bufdirreporting.reportdata.query.definition.RegisteredDefinition;
import no.bufdirreporting.reportdata.query.definition.RegisteredDefinitions;
import no.bufdirreporting.reportdata.query.definition.ReportRules;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.query.RulesNotProjectedException;
import no.bufdirreporting.run.query.RunCalculator;
import org.springframework.stereotype.Component;

/**
 * Counts the runs of report snapshots: the values of a period by the definition that the trigger names, and those of the
 * period before. The latter come from its newest snapshot; if it has none, they are counted too.
 */
@Component
record ReportRunCalculator(RegisteredDefinitions definitions, FieldCounts counts, ReportSnapshots snapshots)
        implements RunCalculator<ReportSnapshotTrigger> {

    @Override
    public RunKind kind() {
        return RunKind.REPORT_SNAPSHOT;
    }

    @Override
    public ReportSnapshotCompleted count(ReportSnapshotTrigger trigger, long position) {
        return new ReportSnapshotCompleted(
                trigger.snapshotId(), trigger.orgId(), trigger.run(), figures(trigger), position);
    }

    private ReportFigures figures(ReportSnapshotTrigger trigger) {
        String orgId = trigger.orgId();
        var definition = definitions
                .findById(trigger.definitionVersion())
                .map(RegisteredDefinition::definition)
                .orElseThrow(() -> new RulesNotProjectedException("report definitions", trigger.definitionVersion()));
        var before = PeriodBefore.of(trigger.periodId(), trigger.periodStart(), trigger.periodEnd());
        var reported = snapshots.newestWithFigures(new ReportedDays(orgId, before.start(), before.end()));
        var prior = reported.map(it -> new PriorPeriod(
                        it.periodId(),
                        before.start(),
                        before.end(),
                        it.snapshotId(),
                        it.counted().aggregatedAt()))
                .orElseGet(() -> new PriorPeriod(before.id(), before.start(), before.end(), null, null));
        var priorValues = reported.map(it -> FieldCounts.reported(it.counted().sections()))
                .orElseGet(() -> counts.count(definition, orgId, before.start(), before.end()));
        var values = counts.count(definition, orgId, trigger.periodStart(), trigger.periodEnd());
        return new ReportFigures(
                definition.id(),
                trigger.definitionVersion(),
                FieldCounts.sections(definition, values, priorValues),
                prior,
                ReportRules.check(definition, FieldCounts.values(values), FieldCounts.values(priorValues)));
    }

    @Override
    public ResumeReportSnapshot resume(String id, int run) {
        return new ResumeReportSnapshot(id, run);
    }
}
