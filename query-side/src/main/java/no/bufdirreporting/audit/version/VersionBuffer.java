package no.bufdirreporting.audit.version;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.platform.query.processing.WriteBehind;

/** Collects the versions that a batch begins and ends. */
final class VersionBuffer implements WriteBehind.Buffer {

    private final VersionRows rows;
    private final List<ActivityVersion> begun = new ArrayList<>();

    /** The index in {@code begun} of the versions that have not ended, by activity. */
    private final Map<String, Integer> open = new LinkedHashMap<>();

    /** The end positions of versions from before the batch, by activity. */
    private final Map<String, Long> ended = new LinkedHashMap<>();

    private long reached;

    VersionBuffer(VersionRows rows) {
        this.rows = rows;
        this.reached = rows.lockedPosition();
    }

    /** Advances to a position; false if the versions include its event already. */
    boolean advance(long position) {
        if (position <= reached) {
            return false;
        }
        reached = position;
        return true;
    }

    void begin(String activityId, String orgId, ActivityFacts facts, boolean deleted, String eventId, long position) {
        open.put(activityId, begun.size());
        begun.add(new ActivityVersion(activityId, position, null, eventId, deleted, orgId, facts));
    }

    void end(String activityId, long position) {
        Integer index = open.remove(activityId);
        if (index == null) {
            ended.put(activityId, position);
        } else {
            begun.set(index, begun.get(index).until(position));
        }
    }

    @Override
    public void flush() {
        rows.end(ended);
        rows.insert(begun);
        rows.reached(reached);
        ended.clear();
        begun.clear();
        open.clear();
    }
}
