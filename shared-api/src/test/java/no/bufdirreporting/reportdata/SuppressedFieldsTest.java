package no.bufdirreporting.reportdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

        assertThat(ReportSection.hiddenValues(sections, BELOW_5)).containsExactlyInAnyOrder("people", "hours");
    }

    @Test
    void hoursOfFewContactsAreHiddenHoweverManyTookPart() {
        var sections = sections(
                field("contacts", ReportMeasure.UNIQUE_CONTACTS, 2, 30L, "a"),
                field("people", ReportMeasure.PARTICIPANTS, 30, 30L, "a"),
                field("hours", ReportMeasure.HOURS, 40, 30L, "a"));

        assertThat(ReportSection.hiddenValues(sections, BELOW_5)).containsExactlyInAnyOrder("contacts", "hours");
    }

    @Test
    void aPartOfASumIsHiddenWithTheSmallOne() {
        var sections = sections(
                field("all", ReportMeasure.ACTIVITIES, 33, 33L, "a", "b", "c"),
                field("large", ReportMeasure.ACTIVITIES, 20, 20L, "a"),
                field("larger", ReportMeasure.ACTIVITIES, 11, 11L, "b"),
                field("small", ReportMeasure.ACTIVITIES, 2, 2L, "c"));

        assertThat(ReportSection.hiddenValues(sections, BELOW_5)).containsExactlyInAnyOrder("small", "larger");
    }

    @Test
    void aFieldWithoutAValueIsKnownToBeNothing() {
        var sections = sections(
                field("both", ReportMeasure.ACTIVITIES, 9, 9L, "a", "b", "c"),
                field("one", ReportMeasure.ACTIVITIES, 4, 4L, "a", "b"),
                field("other", ReportMeasure.ACTIVITIES, 5, 5L, "c"),
                new ReportField(
                        "none", "", null, null, "", new Cell(ReportMeasure.ACTIVITIES, List.of("b"), null, null)));

        assertThat(ReportSection.hiddenValues(sections, BELOW_5))
                .contains("one")
                .hasSize(2);
    }

    /** The attacker knows the shown values, and tries all numbers of people that the types may have. */
    @Test
    void noValueOfASmallCellFollowsFromTheOthers() {
        var random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
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
            var hidden = ReportSection.hiddenValues(List.of(new ReportSection("s", "", fields)), BELOW_5);
            for (var small : fields) {
                if (small.value() != null && BELOW_5.hides(small.value().longValue())) {
                    assertThat(hasOtherValue(small, fields, hidden))
                            .as("%s of %s hides %s", small.fieldKey(), Arrays.toString(byType), hidden)
                            .isTrue();
                }
            }
        }
    }

    private static boolean hasOtherValue(ReportField small, List<ReportField> fields, Set<String> hidden) {
        long[] guess = new long[TYPES.size()];
        for (int code = 0; code < 13 * 13 * 13 * 13; code++) {
            for (int rest = code, i = 0; i < guess.length; i++, rest /= 13) {
                guess[i] = rest % 13;
            }
            if (sum(types(small), guess) != small.value().longValue() && fits(guess, fields, hidden)) {
                return true;
            }
        }
        return false;
    }

    /** A hidden value is not nothing, and a field without a value is. */
    private static boolean fits(long[] guess, List<ReportField> fields, Set<String> hidden) {
        for (var field : fields) {
            long sum = sum(types(field), guess);
            if (hidden.contains(field.fieldKey())
                    ? sum == 0
                    : sum != (field.value() == null ? 0 : field.value().longValue())) {
                return false;
            }
        }
        return true;
    }

    /** The two other people are nobody's field, but the difference of two. */
    @Test
    void aSmallDifferenceIsHiddenToo() {
        var sections = sections(
                field("all", ReportMeasure.PARTICIPANTS, 33, 33L),
                field("children", ReportMeasure.PARTICIPANTS, 31, 31L, "a"));

        assertThat(ReportSection.hiddenValues(sections, BELOW_5)).containsExactly("children");
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
        long sum = 0;
        for (String type : types) {
            sum += byType[TYPES.indexOf(type)];
        }
        return sum;
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
