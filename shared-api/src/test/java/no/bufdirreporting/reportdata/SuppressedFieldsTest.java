package no.bufdirreporting.reportdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.reportdata.ReportField.Cell;
import no.bufdirreporting.reportdata.ReportUpdate.Change;
import no.bufdirreporting.reportdata.ReportUpdate.Kind;
import org.junit.jupiter.api.Test;

class SuppressedFieldsTest {

    private static final Suppression BELOW_5 = new Suppression(5);
    private static final List<String> TYPES = List.of("a", "b", "c", "d");

    @Test
    void allFieldsOfACellWithFewPeopleAreHidden() {
        var sections = sections(
                field("people", ReportMeasure.PARTICIPANTS, 3, 3L, "a"),
                field("hours", ReportMeasure.HOURS, 40, 3L, "a"),
                field("others", ReportMeasure.HOURS, 40, 30L, "b"));

        assertThat(SuppressedFields.hiddenValues(sections, BELOW_5)).containsExactlyInAnyOrder("people", "hours");
    }

    @Test
    void hoursOfFewContactsAreHiddenHoweverManyTookPart() {
        var sections = sections(
                field("contacts", ReportMeasure.UNIQUE_CONTACTS, 2, 30L, "a"),
                field("people", ReportMeasure.PARTICIPANTS, 30, 30L, "a"),
                field("hours", ReportMeasure.HOURS, 40, 30L, "a"));

        assertThat(SuppressedFields.hiddenValues(sections, BELOW_5)).containsExactlyInAnyOrder("contacts", "hours");
    }

    @Test
    void aPartOfASumIsHiddenWithTheSmallOne() {
        var sections = sections(
                field("all", ReportMeasure.ACTIVITIES, 33, 33L, "a", "b", "c"),
                field("large", ReportMeasure.ACTIVITIES, 20, 20L, "a"),
                field("larger", ReportMeasure.ACTIVITIES, 11, 11L, "b"),
                field("small", ReportMeasure.ACTIVITIES, 2, 2L, "c"));

        assertThat(SuppressedFields.hiddenValues(sections, BELOW_5)).containsExactlyInAnyOrder("small", "larger");
    }

    @Test
    void aFieldWithoutAValueIsKnownToBeNothing() {
        var sections = sections(
                field("both", ReportMeasure.ACTIVITIES, 9, 9L, "a", "b", "c"),
                field("one", ReportMeasure.ACTIVITIES, 4, 4L, "a", "b"),
                field("other", ReportMeasure.ACTIVITIES, 5, 5L, "c"),
                new ReportField(
                        "none", "", null, null, "", new Cell(ReportMeasure.ACTIVITIES, List.of("b"), null, null)));

        assertThat(SuppressedFields.hiddenValues(sections, BELOW_5))
                .contains("one")
                .hasSize(2);
    }

    /** The attacker knows the shown values, and that hidden ones are not negative. */
    @Test
    void noValueOfASmallCellFollowsFromTheOthers() {
        var random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            long[] byType = random.longs(TYPES.size(), 0, 9).toArray();
            var fields = new ArrayList<ReportField>();
            for (int i = 0; i < 2 + random.nextInt(5); i++) {
                var types = new ArrayList<>(TYPES);
                types.removeIf(_ -> random.nextBoolean());
                if (!types.isEmpty()) {
                    long value = sum(types, byType);
                    fields.add(field("f" + i, ReportMeasure.PARTICIPANTS, value, value, types.toArray(String[]::new)));
                }
            }
            var hidden = SuppressedFields.hiddenValues(List.of(new ReportSection("s", "", fields)), BELOW_5);
            for (var field : fields) {
                if (BELOW_5.hides(sum(types(field), byType)) && field.value() != null) {
                    assertThat(possible(field, fields, hidden))
                            .as("%s of %s hides %s", field.fieldKey(), Arrays.toString(byType), hidden)
                            .hasSizeGreaterThan(1);
                }
            }
        }
    }

    /** The values that a field may have, in the eyes of someone who tries small changes of all types. */
    private static Set<Long> possible(ReportField field, List<ReportField> fields, Set<String> hidden) {
        var possible = new HashSet<Long>();
        for (int code = 0; code < 13 * 13 * 13 * 13; code++) {
            long[] guess = {code % 13, code / 13 % 13, code / 169 % 13, code / 2197};
            boolean fits = fields.stream()
                    .allMatch(it -> hidden.contains(it.fieldKey())
                            ? sum(types(it), guess) > 0
                            : it.value() == null
                                    ? sum(types(it), guess) == 0
                                    : it.value().longValue() == sum(types(it), guess));
            if (fits) {
                possible.add(sum(types(field), guess));
            }
        }
        return possible;
    }

    @Test
    void aStepThatWouldTellASmallValueShowsNone() {
        var small = field("one", ReportMeasure.PARTICIPANTS, 3, 3L, "a");
        var before = sections(small, field("both", ReportMeasure.PARTICIPANTS, 12, 12L, "a", "b"));
        var grown = field("one", ReportMeasure.PARTICIPANTS, 6, 6L, "a");
        var all = field("both", ReportMeasure.PARTICIPANTS, 15, 15L, "a", "b");

        var step = step(before, sections(grown, all), grown, all).suppressed(BELOW_5);

        assertThat(step.changes()).hasSize(2).allSatisfy(it -> {
            assertThat(it.field().value()).isNull();
            assertThat(it.field().suppressed()).isTrue();
        });
        assertThat(step.before()).isEmpty();
        assertThat(step.after()).isEmpty();
    }

    @Test
    void aStepOfLargeValuesShowsThem() {
        var now = field("one", ReportMeasure.PARTICIPANTS, 6, 6L, "a");
        var step = step(sections(field("one", ReportMeasure.PARTICIPANTS, 5, 5L, "a")), sections(now), now);

        assertThat(step.suppressed(BELOW_5)).isEqualTo(step);
    }

    private static ReportUpdate step(List<ReportSection> before, List<ReportSection> after, ReportField... changed) {
        return new ReportUpdate(
                7,
                Kind.DATA_UPDATED,
                "snap-1",
                "org-1",
                "2024",
                Arrays.stream(changed)
                        .map(it -> new Change("s", it.fieldKey(), it))
                        .toList(),
                true,
                null,
                Instant.EPOCH,
                before,
                after);
    }

    private static List<ReportSection> sections(ReportField... fields) {
        return List.of(new ReportSection("s", "", List.of(fields)));
    }

    private static List<String> types(ReportField field) {
        return field.cell().activityTypes();
    }

    private static long sum(List<String> types, long[] byType) {
        return types.stream().mapToLong(it -> byType[TYPES.indexOf(it)]).sum();
    }

    /** A field of which nothing is counted has no value. */
    private static ReportField field(String key, ReportMeasure measure, long value, Long people, String... types) {
        return new ReportField(
                key,
                "",
                value == 0 ? null : BigDecimal.valueOf(value),
                null,
                "",
                new Cell(measure, List.of(types), people, null));
    }
}
