package no.bufdirreporting.geography.query;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Computes shares in percent. */
final class Percentage {

    private Percentage() {}

    /** The share of a part in a whole, rounded half up to one decimal; 0 if the whole is 0. */
    static BigDecimal of(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
