package no.bufdirreporting.audit.asof;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.audit.version.VersionHead;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which events had happened at an instant: all before the first one, in the order of the store, that was recorded later.
 * That is one position, so that whatever is told of an instant is told of the same moment. Clocks of several nodes differ: an
 * event behind one whose clock was ahead counts as recorded then too. An instant that is hardly over may gain events
 * that were under way; one in the future is refused with 400, since nobody can say yet what will have been known.
 */
@Component
class AsOf {

    private final JdbcClient jdbc;
    private final VersionHead head;

    AsOf(JdbcClient jdbc, VersionHead head) {
        this.jdbc = jdbc;
        this.head = head;
    }

    /** The position of the last event that had happened; 0 if there was none. */
    long position(Instant instant) {
        if (instant.isAfter(Clock.systemUTC().instant())) {
            throw ProblemException.badRequest(List.of(new FieldError("as_of", "must not be in the future")));
        }
        head.await();
        return jdbc.sql("""
                        select position from audit.audit_event where latest_at <= ?
                        order by latest_at desc, position desc limit 1""").param(utc(instant)).query(Long.class).optional().orElse(0L);
    }
}
