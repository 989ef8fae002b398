package no.bufdirreporting.audit.verification.recount;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many figures were counted again, and which of them turned out otherwise. */
public final class RecountTally {

    private final List<Difference> differences = new ArrayList<>();
    private long recounted;
    private long differing;

    /** @param difference null where the same was counted as before */
    public synchronized void recounted(@Nullable Difference difference) {
        recounted++;
        if (difference != null) {
            differing++;
            if (differences.size() < Findings.TOLD) {
                differences.add(difference);
            }
        }
    }

    /** What was found so far, together with what comparing the tables has found. */
    public synchronized Findings with(Findings tables) {
        var all = new ArrayList<>(differences);
        all.addAll(tables.differences());
        return new Findings(
                tables.position(),
                tables.tables(),
                tables.rowsCompared(),
                recounted,
                differing + tables.differenceCount(),
                List.copyOf(all.subList(0, Math.min(Findings.TOLD, all.size()))));
    }
}
