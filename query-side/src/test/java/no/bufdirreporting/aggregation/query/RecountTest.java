package no.bufdirreporting.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityPage;
import no.bufdirreporting.activity.ActivityQuery.ListActivities;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.activity.query.RandomActivities.Activity;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure and list, after thousands of random events, is what a plain count of the activities left gives. */
class RecountTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Map<String, String> RULES =
            Map.of("course", "ungdom", "visit", "eldre", "transport", "funksjonsnedsettelse");

    private EventLog log;
    private RandomActivities activities;
    private RunningReadModel readModel;
    private Random random;

    static LongStream seeds() {
        return LongStream.of(1, 20240331, 77, new Random().nextLong());
    }

    /** The seed is part of the test's name, so that a failure can be repeated. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void figuresAndListsAreThoseOfAPlainCount(long seed) {
        log = new EventLog();
        activities = new RandomActivities(seed, log);
        random = new Random(seed);
        int batchSize = List.of(5, 40, 500).get((int) Math.floorMod(seed, 3L));
        try (var running = RunningReadModel.start(log, "bufdir.projections.batch-size=" + batchSize)) {
            readModel = running;
            readModel.project(log.next("categories", CategoriesDefined.of(RULES)));
            // Twice, so that the second half meets rows of the first.
            for (int half = 0; half < 2; half++) {
                readModel.publish(activities.events(1_500));
                readModel.settle();
                calendarPeriods();
                arbitraryDays();
                arbitraryInstants();
                ranges();
                pages();
                wholeListPageByPage();
            }
        }
    }

    private void calendarPeriods() {
        for (int months : new int[] {1, 3, 6, 12}) {
            for (var start = LocalDate.of(2023, 1, 1); start.getYear() < 2028; start = start.plusMonths(months)) {
                for (String orgId : RandomActivities.ORGANIZATIONS) {
                    figuresOf(orgId, start, start.plusMonths(months).minusDays(1));
                }
            }
        }
    }

    private void arbitraryDays() {
        for (int round = 0; round < 150; round++) {
            LocalDate start = LocalDate.ofInstant(activities.instant(), OSLO);
            LocalDate end = start.plusDays(round % 3 == 0 ? round % 2 : random.nextInt(500));
            figuresOf(activities.any(RandomActivities.ORGANIZATIONS), start, end);
        }
    }

    private void figuresOf(String orgId, LocalDate start, LocalDate end) {
        assertThat(counted(orgId, TimeSpan.ofDays(start, end)))
                .as("%s from %s to %s", orgId, start, end)
                .isEqualTo(recount(orgId, it -> {
                    LocalDate day = LocalDate.ofInstant(it, OSLO);
                    return !day.isBefore(start) && !day.isAfter(end);
                }));
    }

    private AggregationFigures counted(String orgId, TimeSpan span) {
        return readModel
                .bean(AggregationCalculator.class)
                .count(
                        orgId,
                        span,
                        readModel.bean(CategoryRulesProjection.class).latest());
    }

    /** Both ends inclusive; within one second, a microsecond apart, and over years. */
    private void ranges() {
        var atOnce = activities.present().stream()
                .map(it -> it.facts().submittedAt())
                .toList();
        for (int round = 0; round < 300; round++) {
            String orgId = activities.any(RandomActivities.ORGANIZATIONS);
            Instant start = round % 2 == 0 ? activities.instant() : activities.any(atOnce);
            Instant end =
                    switch (round % 5) {
                        case 0 -> start;
                        case 1 -> start.plus(1, ChronoUnit.MICROS);
                        case 2 -> start.plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
                        case 3 -> start.plusSeconds(random.nextInt(100_000));
                        default -> activities.instant();
                    };
            Instant last = end.getNano() == 0 ? end.plusNanos(999_999_999) : end;
            if (!last.isBefore(start)) {
                assertThat(counted(orgId, TimeSpan.ofInstants(start, end)))
                        .as("%s from %s to %s", orgId, start, end)
                        .isEqualTo(recount(orgId, it -> !it.isBefore(start) && !it.isAfter(last)));
            }
        }
    }

    private AggregationFigures recount(String orgId, Predicate<Instant> within) {
        long participants = 0;
        long number = 0;
        var hours = BigDecimal.ZERO;
        var contacts = new HashSet<String>();
        var categories = new TreeMap<String, CategoryFigures>();
        for (var it : activities.present()) {
            var facts = it.facts();
            if (counts(it, orgId) && within.test(facts.submittedAt())) {
                number++;
                participants += facts.participantCount();
                hours = hours.add(facts.hours());
                contacts.add(facts.contactId());
                String category =
                        facts.category() != null ? facts.category() : RULES.getOrDefault(facts.activityType(), "annet");
                var sofar = categories.getOrDefault(category, CategoryFigures.NONE);
                categories.put(
                        category,
                        new CategoryFigures(
                                sofar.activities() + 1,
                                sofar.participants() + facts.participantCount(),
                                sofar.hours().add(facts.hours())));
            }
        }
        categories.replaceAll((name, it) -> new CategoryFigures(it.activities(), it.participants(), plain(it.hours())));
        return new AggregationFigures(number, participants, contacts.size(), plain(hours), categories);
    }

    private void arbitraryInstants() {
        for (int round = 0; round < 200; round++) {
            String orgId = activities.any(RandomActivities.ORGANIZATIONS);
            Instant from = activities.instant();
            Instant before = round % 4 == 0 ? from.plusSeconds(random.nextInt(100_000)) : activities.instant();

            var sums = new TreeMap<String, List<Object>>();
            readModel
                    .bean(Rollups.class)
                    .sums(orgId, from, before)
                    .forEach(it -> sums.put(
                            it.activityType() + "/" + it.category(),
                            List.of(it.activities(), it.participants(), plain(it.hours()))));

            assertThat(sums).as("%s from %s before %s", orgId, from, before).isEqualTo(recount(orgId, from, before));
        }
    }

    private TreeMap<String, List<Object>> recount(String orgId, Instant from, Instant before) {
        var sums = new TreeMap<String, List<Object>>();
        for (var it : activities.present()) {
            var facts = it.facts();
            if (counts(it, orgId)
                    && !facts.submittedAt().isBefore(from)
                    && facts.submittedAt().isBefore(before)) {
                sums.merge(
                        facts.activityType() + "/" + (facts.category() == null ? "" : facts.category()),
                        List.of(1L, (long) facts.participantCount(), plain(facts.hours())),
                        (one, other) -> List.of(
                                (Long) one.get(0) + (Long) other.get(0),
                                (Long) one.get(1) + (Long) other.get(1),
                                plain(((BigDecimal) one.get(2)).add((BigDecimal) other.get(2)))));
            }
        }
        return sums;
    }

    private void pages() {
        for (int round = 0; round < 200; round++) {
            var filter = new ActivityFilter(
                    maybe(RandomActivities.ORGANIZATIONS),
                    maybe(RandomActivities.CHAPTERS),
                    random.nextInt(6) == 0 ? "contact-" + random.nextInt(26) : null,
                    maybe(RandomActivities.TYPES),
                    maybe(List.of(ActivityStatus.values())),
                    random.nextBoolean() ? activities.instant() : null,
                    random.nextBoolean() ? activities.instant() : null,
                    maybe(Arrays.asList(null, ActivityWarning.FUTURE_DAY, ActivityWarning.POSSIBLE_DUPLICATE)));
            var expected = newestFirst(matches(filter));
            int offset = random.nextInt(3) == 0 ? 0 : random.nextInt(expected.size() + 3);
            int limit = List.of(1, 7, 50, 500).get(random.nextInt(4));

            var page = readModel.ask(new ListActivities(filter, Slice.at(offset, limit)), ActivityPage.class);

            assertThat(page.total()).as("total of %s", filter).isEqualTo(expected.size());
            assertThat(page.activities())
                    .as("%s of %s after %s", limit, filter, offset)
                    .extracting(ActivityView::activityId)
                    .containsExactlyElementsOf(
                            expected.stream().skip(offset).limit(limit).toList());
            after(filter, expected.size(), limit);
        }
    }

    /** From either end, the entries after one of the list and after one that the filter may leave out. */
    private void after(ActivityFilter filter, int total, int limit) {
        boolean oldestFirst = random.nextBoolean();
        var present = List.copyOf(activities.present());
        var last = present.get(random.nextInt(present.size()));
        var order = order(oldestFirst);
        var rest = present.stream()
                .filter(matches(filter))
                .filter(it -> order.compare(it, last) > 0)
                .sorted(order)
                .map(Activity::id)
                .toList();
        var key = Key.of(last.facts().submittedAt(), last.id());

        var page = readModel.ask(
                new ListActivities(filter, new Slice(0, limit, SortField.SUBMITTED_AT, oldestFirst, key)),
                ActivityPage.class);

        assertThat(page.total()).as("total of %s", filter).isEqualTo(total);
        assertThat(page.activities())
                .as("%s of %s after %s, oldest first: %s", limit, filter, key, oldestFirst)
                .extracting(ActivityView::activityId)
                .containsExactlyElementsOf(rest.stream().limit(limit).toList());
        var end = page.activities().isEmpty() ? null : page.activities().getLast();
        assertThat(page.next()).isEqualTo(rest.size() > limit ? Key.of(end.submittedAt(), end.activityId()) : null);
    }

    private void wholeListPageByPage() {
        var everything = new ActivityFilter(null, null, null, null, null, null, null, null);
        var expected = newestFirst(it -> true);
        var listed = new ArrayList<String>();
        for (int offset = 0; offset < expected.size(); offset += 37) {
            readModel
                    .ask(new ListActivities(everything, Slice.at(offset, 37)), ActivityPage.class)
                    .activities()
                    .forEach(it -> listed.add(it.activityId()));
        }
        assertThat(listed).containsExactlyElementsOf(expected);
    }

    private Predicate<Activity> matches(ActivityFilter filter) {
        return it -> equalOrAny(filter.orgId(), it.orgId())
                && equalOrAny(filter.chapterId(), it.facts().chapterId())
                && equalOrAny(filter.contactId(), it.facts().contactId())
                && equalOrAny(filter.activityType(), it.facts().activityType())
                && equalOrAny(filter.status(), it.facts().status())
                && (filter.from() == null || !it.facts().submittedAt().isBefore(filter.from()))
                && (filter.before() == null || it.facts().submittedAt().isBefore(filter.before()))
                && (filter.warning() == null || isWarnedOf(filter.warning(), it));
    }

    private boolean isWarnedOf(ActivityWarning warning, Activity activity) {
        return RandomActivities.warnings(activity.facts()).stream()
                        .anyMatch(it -> it.code().equals(warning.code()))
                && (warning != ActivityWarning.POSSIBLE_DUPLICATE
                        || activities.present().stream().anyMatch(it -> duplicates(it, activity)));
    }

    private static boolean duplicates(Activity other, Activity activity) {
        var one = other.facts();
        var another = activity.facts();
        return !other.id().equals(activity.id())
                && other.orgId().equals(activity.orgId())
                && one.status() != ActivityStatus.CANCELLED
                && one.contactId().equals(another.contactId())
                && (haveTypeAndDayInCommon(one, another) || isDescribedAtAboutTheSameTime(one, another));
    }

    private static boolean haveTypeAndDayInCommon(ActivityFacts one, ActivityFacts another) {
        return one.activityType().equals(another.activityType())
                && OsloCalendar.dayOf(one.submittedAt()).equals(OsloCalendar.dayOf(another.submittedAt()));
    }

    /** Those that have a description are warned of that; it stands while the contact has another activity then. */
    private static boolean isDescribedAtAboutTheSameTime(ActivityFacts one, ActivityFacts another) {
        return another.description() != null
                && Duration.between(one.submittedAt(), another.submittedAt())
                                .abs()
                                .compareTo(Duration.ofHours(2))
                        <= 0;
    }

    private static Comparator<Activity> order(boolean oldestFirst) {
        var order =
                Comparator.comparing((Activity it) -> it.facts().submittedAt()).thenComparing(Activity::id);
        return oldestFirst ? order : order.reversed();
    }

    private List<String> newestFirst(Predicate<Activity> wanted) {
        return activities.present().stream()
                .filter(wanted)
                .sorted(order(false))
                .map(Activity::id)
                .toList();
    }

    private <T> @Nullable T maybe(List<T> values) {
        return random.nextInt(3) == 0 ? activities.any(values) : null;
    }

    private static boolean equalOrAny(@Nullable Object wanted, Object value) {
        return wanted == null || wanted.equals(value);
    }

    private static boolean counts(Activity activity, String orgId) {
        return activity.orgId().equals(orgId) && activity.facts().status() == ActivityStatus.COMPLETED;
    }

    private static BigDecimal plain(BigDecimal hours) {
        return new BigDecimal(hours.stripTrailingZeros().toPlainString());
    }
}
