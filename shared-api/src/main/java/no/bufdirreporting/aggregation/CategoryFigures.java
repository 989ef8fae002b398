package no.bufdirreporting.aggregation;

import java.math.BigDecimal;

/** The figures of one category. */
public record CategoryFigures(long activities, long participants, BigDecimal hours) {

    public static final CategoryFigures NONE = new CategoryFigures(0, 0, BigDecimal.ZERO);

    public CategoryFigures plus(CategoryFigures other) {
        return new CategoryFigures(
                activities + other.activities, participants + other.participants, hours.add(other.hours));
    }
}
