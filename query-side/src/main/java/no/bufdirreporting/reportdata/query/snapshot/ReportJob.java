package no.bufdirreporting.reportdata.query.snapshot;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import no.bufdirreporting.reportdata.ReportJobStatus;
import no.bufdirreporting.reportdata.ReportJobView;
import no.bufdirreporting.reportdata.ReportSnapshotTrigger;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;

/** A run of a snapshot, as clients follow it. A run that was resumed is the same job. */
@Entity
@Table(name = "report_job")
class ReportJob {

    @Id
    private String jobId = "";

    private String snapshotId = "";
    private String orgId = "";
    private String periodId = "";

    @Enumerated(EnumType.STRING)
    private ReportJobStatus status = ReportJobStatus.PROCESSING;

    @Enumerated(EnumType.STRING)
    private RunCause cause = RunCause.REQUEST;

    private int estimatedSeconds;
    private Instant startedAt = Instant.EPOCH;
    private @Nullable Instant endedAt;
    private @Nullable String failureReason;

    protected ReportJob() {}

    ReportJob(ReportSnapshotTrigger event, Instant at) {
        jobId = event.jobId();
        snapshotId = event.snapshotId();
        orgId = event.orgId();
        periodId = event.periodId();
        cause = event.cause();
        estimatedSeconds = event.estimatedSeconds();
        startedAt = at;
    }

    ReportJobView view() {
        return new ReportJobView(
                jobId,
                snapshotId,
                orgId,
                periodId,
                status,
                cause,
                estimatedSeconds,
                endedAt == null ? null : seconds(Duration.between(startedAt, endedAt)),
                failureReason,
                startedAt,
                endedAt);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
