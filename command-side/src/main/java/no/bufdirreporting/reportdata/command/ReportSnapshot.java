package no.bufdirreporting.reportdata.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.platform.command.Versions;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.DeleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.FailReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshOutdatedReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.ResumeReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.TriggerReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotTrigger;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.command.RunState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/**
 * The aggregate of one report snapshot and its runs. It has many events, since it is counted again whenever activities
 * change. Axon therefore stores snapshots of it: raise the revision when fields of this class or {@link RunState} change.
 */
@Aggregate(
        type = "ReportSnapshot",
        snapshotTriggerDefinition = "reportSnapshotTrigger",
        lockFactory = AggregateLocks.BEAN)
@Revision("2")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@NullUnmarked
class ReportSnapshot extends RunState<ReportSnapshotTrigger> {

    static final String JOB_PREFIX = "job-agg-";

    private String periodId;
    private LocalDate periodStart;
    private LocalDate periodEnd;
    private String firstJobId;
    private int firstEstimate;
    private String jobId;
    private int estimatedSeconds;
    private String reason;
    private Instant triggeredAt;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReportSnapshotRun handle(
            TriggerReportSnapshot command, OrganizationDirectory directory, DefinitionDirectory definitions) {
        if (id == null) {
            directory.requireOrganization(command.orgId(), "organization_id");
            apply(new ReportSnapshotTriggered(
                    command.snapshotId(),
                    command.orgId(),
                    command.periodId(),
                    command.periodStart(),
                    command.periodEnd(),
                    command.jobId(),
                    command.estimatedSeconds(),
                    definitions.versionFor(command.orgId())));
        } else if (!isOf(command)) {
            throw Rejection.keyReused("snapshot").asException();
        }
        return state();
    }

    /** The days match if a registered period equals 2024; the id matches if the days of a registered period have changed. */
    private boolean isOf(TriggerReportSnapshot command) {
        boolean sameDays =
                command.periodStart().equals(periodStart) && command.periodEnd().equals(periodEnd);
        return command.orgId().equals(orgId) && (sameDays || command.periodId().equals(periodId));
    }

    @CommandHandler
    ReportSnapshotRun handle(RefreshReportSnapshot command, DefinitionDirectory definitions) {
        Versions.check(command.precondition());
        apply(new ReportSnapshotRerunTriggered(
                id,
                orgId,
                periodId,
                command.periodStart(),
                command.periodEnd(),
                run + 1,
                Ids.next(JOB_PREFIX),
                command.estimatedSeconds(),
                RunCause.REQUEST,
                command.reason(),
                definitions.versionFor(orgId)));
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(RefreshOutdatedReportSnapshot command, DefinitionDirectory definitions) {
        if (!processing && run == command.run()) {
            rerun(Ids.next(JOB_PREFIX), command.estimatedSeconds(), RunCause.CHANGE, definitions);
        }
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(ResumeReportSnapshot command, DefinitionDirectory definitions) {
        if (isProcessing(command.run())) {
            rerun(jobId, estimatedSeconds, RunCause.RESUME, definitions);
        }
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(CompleteReportSnapshot command) {
        end(command.result());
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(FailReportSnapshot command) {
        end(command.result());
        return state();
    }

    @CommandHandler
    ReportSnapshotRun handle(DeleteReportSnapshot command) {
        Versions.check(command.precondition());
        apply(new ReportSnapshotDeleted(id, orgId));
        return state();
    }

    private void rerun(String job, int estimate, RunCause cause, DefinitionDirectory definitions) {
        apply(new ReportSnapshotRerunTriggered(
                id,
                orgId,
                periodId,
                periodStart,
                periodEnd,
                run + 1,
                job,
                estimate,
                cause,
                null,
                definitions.versionFor(orgId)));
    }

    private ReportSnapshotRun state() {
        return new ReportSnapshotRun(
                id,
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

    @Override
    protected void triggered(ReportSnapshotTrigger event, Instant at) {
        periodId = event.periodId();
        periodStart = event.periodStart();
        periodEnd = event.periodEnd();
        jobId = event.jobId();
        estimatedSeconds = event.estimatedSeconds();
        triggeredAt = at;
        reason = event instanceof ReportSnapshotRerunTriggered rerun ? rerun.reason() : null;
        if (firstJobId == null) {
            firstJobId = jobId;
            firstEstimate = estimatedSeconds;
        }
    }
}
