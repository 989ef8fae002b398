package no.bufdirreporting.audit.verification.job;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.audit.verification.recount.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A verification or rebuild, as clients see it.
 *
 * @param result the findings of a completed job; else null
 */
public record AuditJob(
        String jobId,
        Kind kind,
        Status status,
        Progress progress,
        @Nullable Findings result,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failureReason) {

    public enum Kind {
        VERIFICATION,
        REBUILD
    }

    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    /**
     * The progress of projecting the events again.
     *
     * @param position the position of the last event projected
     * @param head the position of the last event stored
     * @param percent the share of the events projected, with one decimal
     * @param eventsPerSecond the average speed since the start
     * @param etaSeconds the seconds until the head at this speed; null while the speed is unknown
     */
    record Progress(
            long position,
            long head,
            BigDecimal percent,
            long eventsPerSecond,
            @Nullable Long etaSeconds) {

        static Progress of(long position, long head, long eventsPerSecond) {
            long perMille = head == 0 ? 0 : Math.min(position, head) * 1000 / head;
            Long eta = eventsPerSecond == 0 ? null : Math.ceilDiv(Math.max(0, head - position), eventsPerSecond);
            return new Progress(position, head, BigDecimal.valueOf(perMille, 1), eventsPerSecond, eta);
        }
    }

    public boolean underWay() {
        return status == Status.RUNNING;
    }
}
