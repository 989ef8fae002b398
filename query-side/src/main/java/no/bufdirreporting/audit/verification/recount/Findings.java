package no.bufdirreporting.audit.verification.recount;

import java.util.List;

/**
 * What building a read model anew and comparing it has found.
 *
 * @param position of the last event that both read models showed when they were compared
 * @param tables how many were compared
 * @param rowsCompared in all of them; a row that only one side has counts too
 * @param figuresRecomputed outcomes of runs that were counted again from the events before them
 * @param differenceCount how many differences there are
 * @param differences the first of them
 */
public record Findings(
        long position,
        int tables,
        long rowsCompared,
        long figuresRecomputed,
        long differenceCount,
        List<Difference> differences) {

    /** How many differences are told in detail. */
    public static final int TOLD = 100;
}
