package no.bufdirreporting.audit.trail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Remembers that the trail cannot be continued. Its processor loses the error when it releases the segment to try again
 * later.
 */
@Component
public class TrailAlarm {

    private final AuditRows rows;
    private volatile @Nullable TrailGapException raised;

    TrailAlarm(AuditRows rows) {
        this.rows = rows;
    }

    TrailGapException raise(TrailGapException gap) {
        raised = gap;
        return gap;
    }

    /** Why the trail cannot be continued; empty once the missing rows are back, whichever node goes on with it. */
    public Optional<String> reason() {
        var gap = raised;
        if (gap != null && filled(gap)) {
            raised = null;
            return Optional.empty();
        }
        return Optional.ofNullable(gap).map(Throwable::getMessage);
    }

    private boolean filled(TrailGapException gap) {
        try {
            return rows.position() + 1 >= gap.next();
        } catch (DataAccessException unavailable) {
            return false;
        }
    }
}
