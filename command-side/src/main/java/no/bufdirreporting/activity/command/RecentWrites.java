package no.bufdirreporting.activity.command;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.kernel.OsloCalendar;
import org.springframework.stereotype.Component;

/**
 * The activities that this node has written within the last seconds, which the read model may not have yet. So of two equal
 * ones that arrive at the same time, the second is found to be a duplicate.
 */
@Component
class RecentWrites {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MAX_REMEMBERED = 10_000;

    /** By what duplicates have in common, oldest first. */
    private final Map<Occasion, Write> writes = new LinkedHashMap<>();

    private final Map<String, Occasion> occasions = new HashMap<>();

    private record Occasion(String orgId, String contactId, String activityType, LocalDate day) {}

    private record Write(String activityId, long nanos) {}

    /** Remembers an activity, unless another one with the same contact, type and day is there; then the result is false. */
    synchronized boolean add(String activityId, String orgId, ActivityFacts facts) {
        forget(activityId);
        forgetOld();
        var occasion =
                new Occasion(orgId, facts.contactId(), facts.activityType(), OsloCalendar.dayOf(facts.submittedAt()));
        if (writes.putIfAbsent(occasion, new Write(activityId, System.nanoTime())) != null) {
            return false;
        }
        occasions.put(activityId, occasion);
        return true;
    }

    /** Forgets an activity that was deleted or not written. */
    synchronized void forget(String activityId) {
        var occasion = occasions.remove(activityId);
        if (occasion != null) {
            writes.remove(occasion);
        }
    }

    private void forgetOld() {
        long now = System.nanoTime();
        var oldest = writes.values().iterator();
        while (oldest.hasNext()) {
            var write = oldest.next();
            if (writes.size() < MAX_REMEMBERED && now - write.nanos() < REMEMBERED_NANOS) {
                return;
            }
            oldest.remove();
            occasions.remove(write.activityId());
        }
    }
}
