package no.bufdirreporting.reportdata.query.definition;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Rule;

/** Applies the rules of a report definition to its values. Messages name fields, never values: those may be suppressed. */
public final class ReportRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ReportRules() {}

    /**
     * The warnings, in the order of the rules. A field without a value counts as 0.
     *
     * @param values by field key
     * @param priorValues those of the prior period; a field that had none, or 0, has no change to compare with
     */
    public static List<Warning> check(
            ReportDefinition definition, Map<String, BigDecimal> values, Map<String, BigDecimal> priorValues) {
        var titles = new HashMap<String, String>();
        definition.sections().forEach(section -> section.fields().forEach(it -> titles.put(it.key(), it.title())));
        return definition.rules().stream()
                .flatMap(rule -> warning(rule, titles, values, priorValues))
                .toList();
    }

    private static Stream<Warning> warning(
            Rule rule,
            Map<String, String> titles,
            Map<String, BigDecimal> values,
            Map<String, BigDecimal> priorValues) {
        String title = titles.get(rule.field());
        var value = values.getOrDefault(rule.field(), BigDecimal.ZERO);
        if (rule.atMost() != null) {
            return value.compareTo(values.getOrDefault(rule.atMost(), BigDecimal.ZERO)) > 0
                    ? Stream.of(ReportWarning.PART_EXCEEDS_WHOLE.in(
                            rule.field(),
                            "'%s' is more than '%s', which it is a part of."
                                    .formatted(title, titles.get(rule.atMost()))))
                    : Stream.empty();
        }
        var prior = priorValues.getOrDefault(rule.field(), BigDecimal.ZERO);
        var limit = rule.changeOverPercent();
        return limit != null
                        && prior.signum() > 0
                        && value.subtract(prior).abs().multiply(HUNDRED).compareTo(prior.multiply(limit)) > 0
                ? Stream.of(ReportWarning.UNEXPLAINED_CHANGE.in(
                        rule.field(),
                        "'%s' differs from the prior period by more than %s %%. Explain it in a comment."
                                .formatted(title, limit.toPlainString())))
                : Stream.empty();
    }
}
