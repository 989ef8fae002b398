package no.bufdirreporting.platform.http.admission;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Limits the requests per second of each caller, with bursts of one second. It remembers one number a caller: when the
 * caller's requests so far are over if they come evenly (the generic cell rate algorithm).
 */
final class CallerRate {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int REMEMBERED = 10_000;

    private final long interval;
    private final Map<String, Long> dueAt = new ConcurrentHashMap<>();
    private volatile long cleanedAt = System.nanoTime();

    /** @param perSecond requests that a caller may send; 0 for any number */
    CallerRate(int perSecond) {
        this.interval = perSecond == 0 ? 0 : SECOND / perSecond;
    }

    /** @throws ProblemException 429 if the caller has sent too many requests */
    void admit(String caller) {
        if (interval == 0) {
            return;
        }
        long now = System.nanoTime();
        forgetIdle(now);
        var wait = new AtomicLong();
        dueAt.merge(caller, now + interval, (before, fresh) -> {
            if (before - now <= 0) {
                return fresh;
            }
            if (before - now > SECOND) {
                wait.set(before - now - SECOND);
                return before;
            }
            return before + interval;
        });
        if (wait.get() > 0) {
            throw tooMany(wait.get());
        }
    }

    private static ProblemException tooMany(long nanos) {
        var problem = ProblemException.of(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "You send too many requests. Please send fewer.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(1 + nanos / SECOND));
        return problem;
    }

    private void forgetIdle(long now) {
        if (dueAt.size() > REMEMBERED && now - cleanedAt > SECOND) {
            cleanedAt = now;
            dueAt.values().removeIf(due -> due - now < 0);
        }
    }
}
