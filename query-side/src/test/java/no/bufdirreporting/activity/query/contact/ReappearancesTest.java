package no.bufdirreporting.activity.query.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.bufdirreporting.activity.query.contact.PresenceTable.Change;
import no.bufdirreporting.activity.query.contact.PresenceTable.Presence;
import no.bufdirreporting.activity.query.contact.Reappearances.Reappearance;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReappearancesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @Test
    void firstPresenceOfAContactHasNoPreviousDate() {
        var appeared = new Change(new Presence("org", 1, "kari", DAY), true);

        assertThat(Reappearances.changed(List.of(appeared), Map.of()))
                .isEqualTo(Map.of(new Reappearance("org", 1, DAY, Reappearances.NEVER), 1));
    }

    @Test
    void presenceBetweenTwoDatesChangesThePreviousDateOfTheLaterOne() {
        var appeared = new Change(new Presence("org", 1, "kari", DAY), true);
        var neighbours = Map.of(appeared, List.of(DAY.minusDays(9), DAY.plusDays(5)));

        assertThat(Reappearances.changed(List.of(appeared), neighbours))
                .isEqualTo(Map.of(
                        new Reappearance("org", 1, DAY, DAY.minusDays(9)), 1,
                        new Reappearance("org", 1, DAY.plusDays(5), DAY.minusDays(9)), -1,
                        new Reappearance("org", 1, DAY.plusDays(5), DAY), 1));
    }

    /**
     * The differences of any set of changes, computed from the neighbours after them, turn the pairs before into those
     * after.
     */
    @RepeatedTest(200)
    void manyChangesOfOneContactAddUp(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var before = days(random);
        var after = new TreeSet<>(before);
        var changes = new ArrayList<Change>();
        for (var day : days(random)) {
            changes.add(new Change(new Presence("org", 1, "kari", day), after.add(day)));
            if (!changes.getLast().appeared()) {
                after.remove(day);
            }
        }
        var neighbours = new HashMap<Change, List<LocalDate>>();
        for (var change : changes) {
            var date = change.presence().date();
            neighbours.put(
                    change,
                    Stream.of(after.lower(date), after.higher(date))
                            .filter(it -> it != null)
                            .toList());
        }

        var expected = pairs(after);
        pairs(before).forEach((pair, count) -> expected.merge(pair, -count, Integer::sum));
        expected.values().removeIf(count -> count == 0);
        assertThat(Reappearances.changed(changes, neighbours)).isEqualTo(expected);
    }

    private static TreeSet<LocalDate> days(SplittableRandom random) {
        var days = new TreeSet<LocalDate>();
        for (int i = random.nextInt(8); i > 0; i--) {
            days.add(DAY.plusDays(random.nextInt(12)));
        }
        return days;
    }

    private static Map<Reappearance, Integer> pairs(TreeSet<LocalDate> days) {
        var pairs = new HashMap<Reappearance, Integer>();
        var previous = Reappearances.NEVER;
        for (var day : days) {
            pairs.merge(new Reappearance("org", 1, day, previous), 1, Integer::sum);
            previous = day;
        }
        return pairs;
    }
}
