package no.bufdirreporting.reportdata.query.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Rule;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportMeasure;
import org.junit.jupiter.api.Test;

class ReportRulesTest {

    private static final Rule PART = new Rule("girls", "children", null);
    private static final Rule CHANGE = new Rule("children", null, new BigDecimal("50"));

    @Test
    void partMayEqualItsWhole() {
        assertThat(check(PART, Map.of("girls", n(3), "children", n(3)), Map.of()))
                .isEmpty();
        assertThat(check(PART, Map.of("children", n(3)), Map.of())).isEmpty();
        assertThat(check(PART, Map.of(), Map.of())).isEmpty();
    }

    @Test
    void partAboveItsWholeIsWarnedOf() {
        assertThat(check(PART, Map.of("girls", n(4), "children", n(3)), Map.of()))
                .containsExactly(new Warning(
                        "part_exceeds_whole", "girls", "'Girls' is more than 'Children', which it is a part of."));
        assertThat(check(PART, Map.of("girls", n(1)), Map.of())).hasSize(1);
    }

    @Test
    void changeUpToTheLimitIsAccepted() {
        assertThat(check(CHANGE, Map.of("children", n(15)), Map.of("children", n(10))))
                .isEmpty();
        assertThat(check(CHANGE, Map.of("children", n(5)), Map.of("children", n(10))))
                .isEmpty();
    }

    @Test
    void changeAboveTheLimitIsWarnedOf() {
        assertThat(check(CHANGE, Map.of("children", new BigDecimal("15.01")), Map.of("children", n(10))))
                .containsExactly(new Warning(
                        "unexplained_change",
                        "children",
                        "'Children' differs from the prior period by more than 50 %. Explain it in a comment."));
        assertThat(check(CHANGE, Map.of("children", n(4)), Map.of("children", n(10))))
                .hasSize(1);
        assertThat(check(CHANGE, Map.of(), Map.of("children", n(10)))).hasSize(1);
    }

    @Test
    void fieldWithoutPriorValueHasNoChange() {
        assertThat(check(CHANGE, Map.of("children", n(15)), Map.of())).isEmpty();
        assertThat(check(CHANGE, Map.of("children", n(15)), Map.of("children", n(0))))
                .isEmpty();
    }

    private static BigDecimal n(int value) {
        return BigDecimal.valueOf(value);
    }

    private static List<Warning> check(Rule rule, Map<String, BigDecimal> values, Map<String, BigDecimal> priorValues) {
        var section = new Section(
                "s",
                "S",
                List.of(
                        new Field("children", "Children", List.of(), ReportMeasure.UNIQUE_CONTACTS, "x"),
                        new Field("girls", "Girls", List.of("g"), ReportMeasure.UNIQUE_CONTACTS, "x")));
        var definition = new ReportDefinition("d", "D", List.of(), true, List.of(section), List.of(rule));
        return ReportRules.check(definition, values, priorValues);
    }
}
