package no.bufdirreporting.geography.query;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares in percent. */
final class Percentage {

    private Percentage() {}

    /** How much of the whole a part is, with one decimal, half up; 0 of nothing. */
    static BigDecimal of(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
