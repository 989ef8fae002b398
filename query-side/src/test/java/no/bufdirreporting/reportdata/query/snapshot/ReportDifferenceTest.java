package no.bufdirreporting.reportdata.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportUpdate.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportDifferenceTest {

    private static final List<ReportSection> BEFORE = List.of(
            section("children", field("placed", 47L, 52L), field("urgent", null, 6L)),
            section("cases", field("closed", 8L, null)));

    @Test
    void equalStatesDifferInNothing() {
        assertThat(ReportDifference.between(BEFORE, BEFORE)).isEmpty();
        assertThat(ReportDifference.between(List.of(), List.of())).isEmpty();
    }

    @Test
    void anotherValueAnotherPriorValueAndAValueWhereThereWasNoneAreChanges() {
        var placed = field("placed", 48L, 52L);
        var urgent = field("urgent", 1L, 6L);
        var closed = field("closed", 8L, 0L);
        var after = List.of(section("children", placed, urgent), section("cases", closed));
        assertThat(ReportDifference.between(BEFORE, after))
                .containsExactly(
                        new Change("children", "placed", placed),
                        new Change("children", "urgent", urgent),
                        new Change("cases", "closed", closed));
    }

    @Test
    void whatDidNotChangeIsNotNamed() {
        var closed = field("closed", null, null);
        var after = List.of(BEFORE.getFirst(), section("cases", closed));
        assertThat(ReportDifference.between(BEFORE, after)).containsExactly(new Change("cases", "closed", closed));
    }

    @Test
    void theSameAmountWrittenDifferentlyIsNoChange() {
        var whole = section("cases", field("hours", new BigDecimal("40")));
        var fraction = section("cases", field("hours", new BigDecimal("40.00")));
        assertThat(ReportDifference.between(List.of(whole), List.of(fraction))).isEmpty();
    }

    @Test
    void aTitleIsNoValue() {
        var before = List.of(section("cases", new ReportField("closed", "Lukket", BigDecimal.ONE, null, "a", null)));
        var after = List.of(section("cases", new ReportField("closed", "Avsluttet", BigDecimal.ONE, null, "b", null)));
        assertThat(ReportDifference.between(before, after)).isEmpty();
    }

    @Test
    void newFieldsAndFieldsThatAreGoneAreNamedAlsoWithoutValues() {
        var added = field("added", null, null);
        var after = List.of(section("cases", field("closed", 8L, null), added));
        assertThat(ReportDifference.between(BEFORE, after))
                .containsExactly(
                        new Change("cases", "added", added),
                        new Change("children", "placed", null),
                        new Change("children", "urgent", null));
    }

    @Test
    void aFieldThatMovesToAnotherSectionIsGoneThereAndNewHere() {
        var before = List.of(section("a", field("moved", 1L, null)));
        var moved = field("moved", 1L, null);
        assertThat(ReportDifference.between(before, List.of(section("b", moved))))
                .containsExactly(new Change("b", "moved", moved), new Change("a", "moved", null));
    }

    private static ReportSection section(String id, ReportField... fields) {
        return new ReportSection(id, id, List.of(fields));
    }

    private static ReportField field(String key, @Nullable Long value, @Nullable Long priorValue) {
        return new ReportField(
                key,
                key,
                value == null ? null : BigDecimal.valueOf(value),
                priorValue == null ? null : BigDecimal.valueOf(priorValue),
                "register",
                null);
    }

    private static ReportField field(String key, BigDecimal value) {
        return new ReportField(key, key, value, null, "register", null);
    }
}
