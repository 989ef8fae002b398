package no.bufdirreporting.aggregation.query;

import java.math.BigDecimal;
import java.util.TreeMap;
import no.bufdirreporting.activity.query.rollup.ActivitySums;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.organization.query.CategoryRules;
import org.springframework.stereotype.Component;

/** Counts the figures of an organization and time span from sums of its activities, at present or as of a position. */
@Component
public record AggregationCalculator(ActivitySums sums) {

    public AggregationFigures count(String orgId, TimeSpan span, CategoryRules rules) {
        var categories = new TreeMap<String, CategoryFigures>();
        var total = CategoryFigures.NONE;
        for (var sum : sums.sums(orgId, span.from(), span.before())) {
            var figures = new CategoryFigures(sum.activities(), sum.participants(), sum.hours());
            categories.merge(rules.categoryOf(sum.activityType(), sum.category()), figures, CategoryFigures::plus);
            total = total.plus(figures);
        }
        categories.replaceAll(
                (category, it) -> new CategoryFigures(it.activities(), it.participants(), plain(it.hours())));
        return new AggregationFigures(
                total.activities(),
                total.participants(),
                sums.uniqueContacts(orgId, span.from(), span.before()),
                plain(total.hours()),
                categories);
    }

    private static BigDecimal plain(BigDecimal hours) {
        var stripped = hours.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
