package no.bufdirreporting.kernel;

import java.util.ArrayList;
import java.util.List;

/** All sums and differences of some rows of numbers, as rows in echelon form. */
final class LinearSpan {

    private static final double ALMOST_ZERO = 1e-9;

    private final List<double[]> echelon = new ArrayList<>();

    private LinearSpan() {}

    static LinearSpan of(List<double[]> rows) {
        var span = new LinearSpan();
        for (double[] row : rows) {
            double[] rest = span.reduced(row);
            if (pivot(rest) >= 0) {
                span.echelon.add(rest);
            }
        }
        return span;
    }

    boolean contains(double[] row) {
        return pivot(reduced(row)) < 0;
    }

    /** What remains of a row after the others are subtracted from it. */
    private double[] reduced(double[] row) {
        double[] rest = row.clone();
        for (double[] other : echelon) {
            int pivot = pivot(other);
            double factor = rest[pivot] / other[pivot];
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= factor * other[i];
            }
            rest[pivot] = 0;
        }
        return rest;
    }

    private static int pivot(double[] row) {
        for (int i = 0; i < row.length; i++) {
            if (Math.abs(row[i]) > ALMOST_ZERO) {
                return i;
            }
        }
        return -1;
    }
}
