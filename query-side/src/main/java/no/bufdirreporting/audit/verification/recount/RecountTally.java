package no.bufdirreporting.audit.verification.recount;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the recounted runs and collects those whose figures differ. */
public final class RecountTally {

    private final List<Difference> differences = new ArrayList<>();
    private long recounted;
    private long differing;

    /** @param difference null if the recount led to the same figures */
    public synchronized void recounted(@Nullable Difference difference) {
        recounted++;
        if (difference != null) {
            differing++;
            if (differences.size() < Findings.MAX_SHOWN) {
                differences.add(difference);
            }
        }
    }

    /** The differences found so far, and those of the tables. */
    public synchronized Findings with(Findings tables) {
        var all = new ArrayList<>(differences);
        all.addAll(tables.differences());
        return new Findings(
                tables.position(),
                tables.tables(),
                tables.rowsCompared(),
                recounted,
                differing + tables.differenceCount(),
                List.copyOf(all.subList(0, Math.min(Findings.MAX_SHOWN, all.size()))));
    }
}
