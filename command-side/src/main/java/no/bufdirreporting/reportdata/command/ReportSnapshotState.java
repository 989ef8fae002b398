package no.bufdirreporting.reportdata.command;

import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.NullUnmarked;

/** What a report snapshot remembers of its events, and what an Axon snapshot of it keeps. */
@NullUnmarked
abstract class ReportSnapshotState {

    @AggregateIdentifier
    String snapshotId;

    String orgId;
    String periodId;
    LocalDate periodStart;
    LocalDate periodEnd;
    Instant createdAt;
    String firstJobId;
    int firstEstimate;
    int run;
    String jobId;
    int estimatedSeconds;
    String reason;
    Instant triggeredAt;
    boolean processing;

    boolean isProcessing(int expectedRun) {
        return processing && run == expectedRun;
    }

    ReportSnapshotRun state() {
        return new ReportSnapshotRun(
                snapshotId,
                orgId,
                periodId,
                jobId,
                estimatedSeconds,
                firstJobId,
                firstEstimate,
                reason,
                processing,
                createdAt,
                triggeredAt,
                AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(ReportSnapshotTriggered event, @Timestamp Instant at) {
        snapshotId = event.snapshotId();
        orgId = event.orgId();
        periodId = event.periodId();
        periodStart = event.periodStart();
        periodEnd = event.periodEnd();
        createdAt = at;
        firstJobId = event.jobId();
        firstEstimate = event.estimatedSeconds();
        start(1, event.jobId(), event.estimatedSeconds(), at);
    }

    @EventSourcingHandler
    void on(ReportSnapshotRerunTriggered event, @Timestamp Instant at) {
        periodStart = event.periodStart();
        periodEnd = event.periodEnd();
        start(event.run(), event.jobId(), event.estimatedSeconds(), at);
        reason = event.reason();
    }

    private void start(int next, String job, int estimate, Instant at) {
        run = next;
        jobId = job;
        estimatedSeconds = estimate;
        triggeredAt = at;
        processing = true;
    }

    @EventSourcingHandler
    void on(ReportSnapshotCompleted event) {
        processing = false;
    }

    @EventSourcingHandler
    void on(ReportSnapshotFailed event) {
        processing = false;
    }

    @EventSourcingHandler
    void on(ReportSnapshotDeleted event) {
        processing = false;
        markDeleted();
    }
}
