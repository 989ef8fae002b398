package no.bufdirreporting.audit.verification.recount;

import java.util.List;

/**
 * The result of comparing the live read model with a shadow and recounting runs.
 *
 * @param position of the last event that both read models had projected when they were compared
 * @param tables the number of compared tables
 * @param rowsCompared the number of rows in all tables, including rows that only one side has
 * @param figuresRecomputed the number of completed runs that were counted again
 * @param differenceCount the number of all differences
 * @param differences the first of them, at most {@value #MAX_SHOWN}
 */
public record Findings(
        long position,
        int tables,
        long rowsCompared,
        long figuresRecomputed,
        long differenceCount,
        List<Difference> differences) {

    /** The maximum number of differences that are listed. */
    public static final int MAX_SHOWN = 100;
}
