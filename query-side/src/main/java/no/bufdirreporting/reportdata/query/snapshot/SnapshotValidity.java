package no.bufdirreporting.reportdata.query.snapshot;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import org.jspecify.annotations.Nullable;

/** Whether the figures of a snapshot are still those of the activities, and if not, whether a new run is due. */
@Embeddable
class SnapshotValidity {

    private boolean valid;
    private @Nullable Instant invalidatedAt;
    private @Nullable String invalidationReason;

    /** Since when a run is due that no client has requested; null if none is. */
    private @Nullable Instant outdatedSince;

    /** @param stale what has changed since the run was triggered; null if nothing has */
    void counted(@Nullable String stale, Instant at) {
        valid = stale == null;
        invalidationReason = stale;
        invalidatedAt = stale == null ? null : at;
        outdatedSince = null;
    }

    void rerun(ReportSnapshotRerunTriggered event, Instant at) {
        if (valid || event.reason() != null) {
            invalidationReason = Staleness.reason(event);
            invalidatedAt = at;
        }
        valid = false;
        outdatedSince = null;
    }

    /** The first reason is kept. */
    void invalidate(String reason, Instant at) {
        if (valid) {
            valid = false;
            invalidationReason = reason;
            invalidatedAt = at;
        }
    }

    /**
     * Marks that a run is due.
     *
     * @param since since when; an earlier time is kept
     */
    void outdate(Instant since) {
        if (outdatedSince == null || since.isBefore(outdatedSince)) {
            outdatedSince = since;
        }
    }

    /** No run is due any more: another snapshot represents the days. */
    void supersede() {
        outdatedSince = null;
    }

    void deleted() {
        valid = false;
    }

    boolean valid() {
        return valid;
    }

    @Nullable
    String invalidationReason() {
        return invalidationReason;
    }

    @Nullable
    Instant invalidatedAt() {
        return invalidatedAt;
    }
}
