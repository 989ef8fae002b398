package no.bufdirreporting.activity.query.contact;

import static no.bufdirreporting.activity.query.contact.RequiringTypeSets.requiring;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After thousands of random events, the distinct contacts of type sets equal a plain count, whenever the sets were
 * required.
 */
class TypeSetRecountTest {

    private static final List<SortedSet<String>> SETS = List.of(
            new TreeSet<>(List.of("course")),
            new TreeSet<>(List.of("course", "visit", "transport")),
            new TreeSet<>(List.of("visit", "unruled", "unheard of")),
            new TreeSet<>(RandomActivities.TYPES));

    private static final List<LocalDate> MONTHS = LocalDate.of(2023, 10, 1)
            .datesUntil(LocalDate.of(2027, 4, 1), Period.ofMonths(1))
            .toList();

    private final EventLog log = new EventLog();

    static LongStream seeds() {
        return LongStream.of(5, 20241027, new Random().nextLong());
    }

    /** The test's name shows the seed, so that a failure can be reproduced. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void distinctContactsEqualAPlainCount(long seed) {
        var activities = new RandomActivities(seed, log);
        var random = new Random(seed);
        int batchSize = List.of(5, 40, 500).get((int) Math.floorMod(seed, 3L));
        try (var readModel = start(batchSize)) {
            for (var set : SETS) {
                readModel.publish(requires(set));
                readModel.publish(activities.events(600));
            }
            for (int half = 0; half < 2; half++) {
                readModel.settle();
                for (int round = 0; round < 1_500; round++) {
                    var from = round % 2 == 0 ? activities.any(MONTHS) : OsloCalendar.dayOf(activities.instant());
                    var before =
                            switch (round % 5) {
                                case 0 -> from.plusDays(random.nextInt(-1, 3));
                                case 1 -> from.plusMonths(random.nextInt(14));
                                case 2 -> activities.any(MONTHS);
                                default -> OsloCalendar.dayOf(activities.instant());
                            };
                    check(readModel, activities, activities.any(SETS), from, before);
                }
                readModel.publish(activities.events(1_000));
            }
        }
    }

    private static void check(
            RunningReadModel readModel,
            RandomActivities activities,
            SortedSet<String> types,
            LocalDate from,
            LocalDate before) {
        String orgId = activities.any(RandomActivities.ORGANIZATIONS);
        long expected = activities.present().stream()
                .filter(it -> it.orgId().equals(orgId))
                .map(RandomActivities.Activity::facts)
                .filter(it -> it.status() == ActivityStatus.COMPLETED && types.contains(it.activityType()))
                .filter(it -> {
                    var day = OsloCalendar.dayOf(it.submittedAt());
                    return !day.isBefore(from) && day.isBefore(before);
                })
                .map(it -> it.contactId())
                .distinct()
                .count();
        assertThat(readModel.bean(Rollups.class).uniqueContacts(orgId, types, from, before))
                .as("%s of %s from %s before %s", types, orgId, from, before)
                .isEqualTo(expected);
    }

    /** All segments catch up concurrently, so sets are also added while batches of other segments are in progress. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void distinctContactsDoNotDependOnWhenASetIsRequired(long seed) {
        var first = rowsOfSetsRequired(seed, 500, 0, 0, 0, 0);
        assertThat(first.get("type_set")).hasSize(SETS.size());
        assertThat(first.values()).noneMatch(List::isEmpty);

        assertThat(rowsOfSetsRequired(seed, 500, 0, 300, 301, 900)).isEqualTo(first);
        assertThat(rowsOfSetsRequired(seed, 20, 250, 400, 700, 1_000)).isEqualTo(first);
        assertThat(rowsOfSetsRequired(seed, 3, 100, 101, 600, 1_200)).isEqualTo(first);
        assertThat(rowsOfSetsRequired(seed, 500, 1_200, 1_200, 1_200, 1_200)).isEqualTo(first);
    }

    private static SortedMap<String, List<String>> rowsOfSetsRequired(long seed, int batchSize, int... after) {
        var run = new TypeSetRecountTest();
        var activities = new RandomActivities(seed, run.log);
        var events = new ArrayList<DomainEventMessage<?>>();
        int recorded = 0;
        for (int number = 0; number < after.length; number++) {
            events.addAll(activities.events(after[number] - recorded));
            recorded = after[number];
            events.add(run.requires(SETS.get(number)));
        }
        events.addAll(activities.events(1_200 - recorded));
        try (var readModel = run.start(batchSize)) {
            readModel.publishAsOneBatch(events.toArray(DomainEventMessage[]::new));
            readModel.settle();
            var rows = readModel.rows();
            rows.keySet().removeIf(table -> !table.matches("type_set|contact_.*|reappearance_.*"));
            return rows;
        }
    }

    private DomainEventMessage<?> requires(SortedSet<String> types) {
        return log.next("categories", requiring(types));
    }

    private RunningReadModel start(int batchSize) {
        return RunningReadModel.start(
                log, "bufdir.projections.batch-size=" + batchSize, RequiringTypeSets.PROPERTY + "=true");
    }
}
