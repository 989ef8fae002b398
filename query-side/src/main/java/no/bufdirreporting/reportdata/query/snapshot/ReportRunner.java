package no.bufdirreporting.reportdata.query.snapshot;

import java.util.function.Supplier;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.FailReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.query.SequencedRuns;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Counts when a run of a snapshot is triggered, exactly the activities stored before. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
@DisallowReplay
class ReportRunner {

    private final ReportCalculator calculator;
    private final SequencedRuns runs;

    ReportRunner(ReportCalculator calculator, SequencedRuns runs) {
        this.calculator = calculator;
        this.runs = runs;
    }

    @EventHandler
    void on(ReportSnapshotTriggered event, TrackingToken token) {
        run(
                event.snapshotId(),
                1,
                token,
                () -> calculator.count(event.orgId(), event.periodId(), event.periodStart(), event.periodEnd()));
    }

    @EventHandler
    void on(ReportSnapshotRerunTriggered event, TrackingToken token) {
        run(
                event.snapshotId(),
                event.run(),
                token,
                () -> calculator.count(event.orgId(), event.periodId(), event.periodStart(), event.periodEnd()));
    }

    private void run(String id, int run, TrackingToken token, Supplier<ReportFigures> count) {
        long position = token.position().orElseThrow();
        runs.run(
                "Run %s of snapshot %s".formatted(run, id),
                () -> new CompleteReportSnapshot(id, run, count.get(), position),
                reason -> new FailReportSnapshot(id, run, position, reason));
    }
}
