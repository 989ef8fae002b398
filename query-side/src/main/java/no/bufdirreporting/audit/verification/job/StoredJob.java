package no.bufdirreporting.audit.verification.job;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Progress;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.audit.verification.recount.Findings;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A verification or rebuild as it is stored. It is changed by the updates of {@link AuditJobs} only. */
@Entity
@Table(name = "job", schema = AuditSchema.NAME)
public class StoredJob {

    @Id
    private String jobId = "";

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.VERIFICATION;

    @Enumerated(EnumType.STRING)
    private Status status = Status.RUNNING;

    private long position;
    private long head;
    private long eventsPerSecond;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable Findings result;

    private Instant startedAt = Instant.EPOCH;
    private @Nullable Instant endedAt;
    private @Nullable String failureReason;

    /** The node that works on it, and when that has last said so. */
    private String owner = "";

    private Instant heartbeatAt = Instant.EPOCH;
    private boolean cancelRequested;

    /** Set in the transaction that swaps the schemas. */
    private boolean swapped;

    /** The number of its latest change. */
    private long revision;

    String jobId() {
        return jobId;
    }

    boolean isCancelRequested() {
        return cancelRequested;
    }

    long revision() {
        return revision;
    }

    /** The view when it had just been started. */
    AuditJob asStarted() {
        return new AuditJob(jobId, kind, Status.RUNNING, Progress.of(0, 0, 0), null, startedAt, null, null);
    }

    public AuditJob view() {
        return new AuditJob(
                jobId,
                kind,
                status,
                Progress.of(position, head, eventsPerSecond),
                status == Status.COMPLETED ? result : null,
                startedAt,
                endedAt,
                failureReason);
    }
}
