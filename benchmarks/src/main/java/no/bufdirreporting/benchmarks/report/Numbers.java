package no.bufdirreporting.benchmarks.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as texts, with as many digits as tell something. */
final class Numbers {

    private Numbers() {}

    static String text(double number) {
        double size = Math.abs(number);
        return format(
                size >= 100 || size == 0 ? "#,##0" : size >= 10 ? "0.0" : size >= 0.1 ? "0.00" : "0.0000", number);
    }

    /** A coordinate of a plot. */
    static String coordinate(double number) {
        return format("0.##", number);
    }

    private static String format(String pattern, double number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
