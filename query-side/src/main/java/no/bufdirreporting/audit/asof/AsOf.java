package no.bufdirreporting.audit.asof;

import static java.util.Objects.requireNonNull;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.audit.trail.ClockLead;
import no.bufdirreporting.audit.version.VersionWaiter;
import no.bufdirreporting.platform.http.binding.Moment;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Translates a moment to a position. For an instant, all events before the first one that was recorded later had happened.
 * One position for all reads of an instant makes them consistent. The clocks of nodes differ: an event stored after one with
 * a later timestamp counts as recorded at that timestamp. The position of a very recent instant may still advance, by events
 * that were being appended.
 */
@Component
record AsOf(JdbcClient jdbc, VersionWaiter versions, ClockLead lead) {

    private static final String POSITION = "Bufdir-As-Of-Position";
    private static final String EVENTS_AHEAD = "Bufdir-As-Of-Events-Ahead";

    private static final String LAST_POSITION = """
            select position from audit.audit_event where latest_at <= ?
            order by latest_at desc, position desc limit 1""";

    /**
     * The position of the last event that had happened; 0 if there was none. The response's headers name it, and how many
     * events no instant shows yet, if there are any.
     *
     * @throws ProblemException 400 if the moment is in the future
     */
    long position(Moment moment, HttpServletResponse response) {
        Long given = moment.position();
        var instant = moment.instant();
        if (instant != null && instant.isAfter(Clock.systemUTC().instant())) {
            throw inFuture("must not be in the future");
        }
        long latest = versions.await();
        if (given != null && given > latest) {
            throw inFuture("must be at most position:%s, the latest event".formatted(latest));
        }
        long position = given == null ? positionAt(requireNonNull(instant)) : given;
        response.setHeader(POSITION, Long.toString(position));
        long ahead = given == null ? lead.events() : 0;
        if (ahead > 0) {
            response.setHeader(EVENTS_AHEAD, Long.toString(ahead));
        }
        return position;
    }

    private static ProblemException inFuture(String message) {
        return ProblemException.badRequest(List.of(new FieldError("as_of", message)));
    }

    private long positionAt(Instant instant) {
        return jdbc.sql(LAST_POSITION)
                .param(utc(instant))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
