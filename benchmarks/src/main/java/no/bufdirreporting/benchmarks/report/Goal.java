package no.bufdirreporting.benchmarks.report;

/** What a row should reach. */
public record Goal(Kind kind, double bound) {

    /** How product and peer are compared, and with what the bound is. */
    public enum Kind {
        /** More per second is better; the ratio is product to peer, and should not be below the bound. */
        RATE,
        /** Less time is better; the ratio is peer to product, and should not be below the bound. */
        SPEED,
        /** Less time is better; the ratio is product to peer, and should not be above the bound. */
        TIME,
        /** The product's value should not be below the bound. */
        AT_LEAST,
        /** The product's value should not be above the bound. */
        AT_MOST;

        boolean isRatio() {
            return this == RATE || this == SPEED || this == TIME;
        }

        boolean isLowerBound() {
            return this == RATE || this == SPEED || this == AT_LEAST;
        }
    }

    /** The ratio of the product to the peer, round by round. */
    Samples ratio(Samples product, Samples peer) {
        return kind == Kind.SPEED ? peer.dividedBy(product) : product.dividedBy(peer);
    }

    boolean isMetBy(double value) {
        return kind.isLowerBound() ? value >= bound : value <= bound;
    }

    String text(String unit) {
        return (kind.isLowerBound() ? "≥ " : "≤ ") + Numbers.text(bound) + (kind.isRatio() ? " ×" : " " + unit);
    }
}
