package no.bufdirreporting.reportdata.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.platform.command.Versions;
import no.bufdirreporting.reportdata.ReportRunCause;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.DeleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.FailReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshOutdatedReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.ResumeReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.TriggerReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/**
 * One snapshot of report data and the course of its runs. As long as activities keep changing it is aggregated again, so
 * its events are many: Axon keeps a snapshot of the aggregate, in whose revision every change of its state must show.
 */
@Aggregate(
        type = "ReportSnapshot",
        snapshotTriggerDefinition = "reportSnapshotTrigger",
        lockFactory = AggregateLocks.BEAN)
@Revision("1")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@NullUnmarked
class ReportSnapshot extends ReportSnapshotState {

    private static final String JOB_PREFIX = "job-agg-";

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReportSnapshotRun handle(TriggerReportSnapshot command, OrganizationDirectory directory) {
        if (snapshotId == null) {
            directory.requireOrganization(command.orgId(), "organization_id");
            apply(new ReportSnapshotTriggered(
                    command.snapshotId(),
                    command.orgId(),
                    command.periodId(),
                    command.periodStart(),
                    command.periodEnd(),
                    Ids.next(JOB_PREFIX),
                    command.estimatedSeconds()));
        } else if (!isOf(command)) {
            throw Rejection.impossible(
                            "idempotency-key-reused",
                            "Idempotency-Key",
                            "This key was used for another snapshot; send a new key with a new request.")
                    .asException();
        }
        return state();
    }

    /** By days, since 2024 and rp-2024 are the same; by id too, since a registered period may have got other days. */
    private boolean isOf(TriggerReportSnapshot command) {
        boolean sameDays =
                command.periodStart().equals(periodStart) && command.periodEnd().equals(periodEnd);
        return command.orgId().equals(orgId) && (sameDays || command.periodId().equals(periodId));
    }

    @CommandHandler
    ReportSnapshotRun handle(RefreshReportSnapshot command) {
        Versions.check(command.expectedVersion());
        apply(new ReportSnapshotRerunTriggered(
                snapshotId,
                orgId,
                periodId,
                command.periodStart(),
                command.periodEnd(),
                run + 1,
                Ids.next(JOB_PREFIX),
                command.estimatedSeconds(),
                ReportRunCause.REQUEST,
                command.reason()));
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(RefreshOutdatedReportSnapshot command) {
        if (!processing && run == command.run()) {
            rerun(Ids.next(JOB_PREFIX), command.estimatedSeconds(), ReportRunCause.CHANGE);
        }
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(ResumeReportSnapshot command) {
        if (isProcessing(command.run())) {
            rerun(jobId, estimatedSeconds, ReportRunCause.RESUME);
        }
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(CompleteReportSnapshot command) {
        if (isProcessing(command.run())) {
            apply(new ReportSnapshotCompleted(snapshotId, orgId, run, command.figures(), command.position()));
        }
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(FailReportSnapshot command) {
        if (isProcessing(command.run())) {
            apply(new ReportSnapshotFailed(snapshotId, orgId, run, command.position(), command.reason()));
        }
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(DeleteReportSnapshot command) {
        Versions.check(command.expectedVersion());
        apply(new ReportSnapshotDeleted(snapshotId, orgId));
        return state();
    }

    private void rerun(String job, int estimate, ReportRunCause cause) {
        apply(new ReportSnapshotRerunTriggered(
                snapshotId, orgId, periodId, periodStart, periodEnd, run + 1, job, estimate, cause, null));
    }
}
