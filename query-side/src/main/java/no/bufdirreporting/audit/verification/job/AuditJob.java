package no.bufdirreporting.audit.verification.job;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.audit.verification.recount.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A verification or rebuild, as clients see it.
 *
 * @param result what a completed job found
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
     * How far the events have been projected again.
     *
     * @param position the last event that has been
     * @param head the last event that is stored
     * @param percent of the events, one decimal
     * @param eventsPerSecond since the start
     * @param etaSeconds until the head at this speed; null before there is one
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

    public boolean isRunning() {
        return status == Status.RUNNING;
    }
}
