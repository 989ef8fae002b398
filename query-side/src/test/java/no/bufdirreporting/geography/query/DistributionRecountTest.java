package no.bufdirreporting.geography.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionQuery.CountDistribution;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every distribution, after thousands of random events, is what looking at each activity and its day gives. */
class DistributionRecountTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final List<String> PLACES = List.of("Oslo", "Viken", "Akershus", "Troms");

    /** What a plain list of the same events knows of a chapter. */
    private static final class Chapter {
        final String orgId;
        String name;
        final TreeMap<LocalDate, String> regionFrom = new TreeMap<>();

        Chapter(String orgId, String name, String region) {
            this.orgId = orgId;
            this.name = name;
            regionFrom.put(LocalDate.MIN, region);
        }
    }

    private EventLog log;
    private RandomActivities activities;
    private RunningReadModel readModel;
    private Random random;
    private final Map<String, Chapter> chapters = new HashMap<>();

    static LongStream seeds() {
        return LongStream.of(2, 20240331, new Random().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void distributionsAreThoseOfAPlainCount(long seed) {
        log = new EventLog();
        activities = new RandomActivities(seed, log);
        random = new Random(seed);
        try (var running = RunningReadModel.start(log, "bufdir.projections.batch-size=40")) {
            readModel = running;
            // Chapters are registered, renamed and moved between the activities; some late, one perhaps never.
            for (int round = 0; round < 12; round++) {
                readModel.publish(activities.events(200));
                for (int change = 0; change < 2; change++) {
                    readModel.publish(changeOfAChapter());
                }
                if (round % 3 == 2) {
                    readModel.settle();
                    compare();
                }
            }
        }
    }

    private DomainEventMessage<?> changeOfAChapter() {
        String id = activities.any(RandomActivities.CHAPTERS);
        String region = activities.any(PLACES);
        var chapter = chapters.get(id);
        if (chapter == null) {
            String orgId = activities.any(RandomActivities.ORGANIZATIONS);
            chapters.put(id, new Chapter(orgId, "Name", region));
            return log.next("chapter:" + id, new ChapterRegistered(id, orgId, "Name", region, null));
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                chapter.name = "Name " + random.nextInt(3);
                return log.next("chapter:" + id, new ChapterRenamed(id, chapter.orgId, chapter.name));
            }
            case 1 -> {
                chapter.regionFrom.clear();
                chapter.regionFrom.put(LocalDate.MIN, region);
                return log.next("chapter:" + id, new ChapterMoved(id, chapter.orgId, region, null));
            }
            default -> {
                LocalDate day = day();
                chapter.regionFrom.tailMap(day, true).clear();
                chapter.regionFrom.put(day, region);
                return log.next("chapter:" + id, new ChapterRelocated(id, chapter.orgId, region, null, day));
            }
        }
    }

    private void compare() {
        for (int round = 0; round < 60; round++) {
            LocalDate start = round % 2 == 0 ? day().withDayOfMonth(1) : day();
            compare(start, round % 2 == 0 ? start.plusMonths(1 + round % 12).minusDays(1) : start.plusDays(round * 7L));
        }
        // Where chapters move, to the day.
        for (var chapter : chapters.values()) {
            for (LocalDate move :
                    chapter.regionFrom.tailMap(LocalDate.MIN, false).keySet()) {
                compare(move, move);
                compare(move.minusDays(1), move);
                compare(move.minusDays(40), move.minusDays(1));
            }
        }
    }

    private void compare(LocalDate start, LocalDate end) {
        for (String orgId : RandomActivities.ORGANIZATIONS) {
            var counted = readModel.ask(new CountDistribution(orgId, start, end), DistributionFigures.class);

            assertThat(counted).as("%s from %s to %s", orgId, start, end).isEqualTo(recount(orgId, start, end));
            assertPercentages(counted);
        }
    }

    private DistributionFigures recount(String orgId, LocalDate start, LocalDate end) {
        var regions = new HashMap<@Nullable String, RegionFigures>();
        var byChapter = new HashMap<String, ChapterFigures>();
        var lastDays = new HashMap<String, LocalDate>();
        for (var it : activities.present()) {
            var facts = it.facts();
            LocalDate day = LocalDate.ofInstant(facts.submittedAt(), OSLO);
            if (it.orgId().equals(orgId)
                    && facts.status() == ActivityStatus.COMPLETED
                    && !day.isBefore(start)
                    && !day.isAfter(end)) {
                var chapter = chapters.get(facts.chapterId());
                boolean registered = chapter != null && chapter.orgId.equals(orgId);
                String region = registered ? chapter.regionFrom.floorEntry(day).getValue() : null;
                regions.merge(
                        region,
                        new RegionFigures(region, facts.participantCount(), 1),
                        (one, other) -> new RegionFigures(
                                region, one.participantCount() + other.participantCount(), one.activityCount() + 1));
                LocalDate lastDay = lastDays.merge(facts.chapterId(), day, (a, b) -> a.isAfter(b) ? a : b);
                boolean latest = day.equals(lastDay);
                byChapter.merge(
                        facts.chapterId(),
                        new ChapterFigures(
                                facts.chapterId(),
                                registered ? chapter.name : null,
                                facts.participantCount(),
                                1,
                                region),
                        (one, other) -> new ChapterFigures(
                                one.localChapterId(),
                                one.localChapterName(),
                                one.participantCount() + other.participantCount(),
                                one.activityCount() + 1,
                                latest ? region : one.region()));
            }
        }
        var orderedRegions = new ArrayList<>(regions.values());
        orderedRegions.sort((a, b) -> a.participantCount() != b.participantCount()
                ? Long.compare(b.participantCount(), a.participantCount())
                : order(a.region(), b.region()));
        var orderedChapters = new ArrayList<>(byChapter.values());
        orderedChapters.sort((a, b) -> {
            if (a.participantCount() != b.participantCount()) {
                return Long.compare(b.participantCount(), a.participantCount());
            }
            int names = order(a.localChapterName(), b.localChapterName());
            return names != 0 ? names : a.localChapterId().compareTo(b.localChapterId());
        });
        return new DistributionFigures(orderedRegions, orderedChapters);
    }

    private static int order(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one.compareTo(other);
    }

    private static void assertPercentages(DistributionFigures figures) {
        long all = figures.chapters().stream()
                .mapToLong(ChapterFigures::participantCount)
                .sum();
        for (var share : Breakdown.byRegion("o", "p", figures).breakdown()) {
            assertPercentage(share.participantCount(), all, share.percentage().doubleValue());
        }
        for (var share : Breakdown.byLocalChapter("o", "p", figures).breakdown()) {
            assertPercentage(share.participantCount(), all, share.percentage().doubleValue());
        }
    }

    private static void assertPercentage(long part, long all, double percentage) {
        // Half up, in whole numbers: floor(part * 1000 / all + 1/2) tenths.
        double expected = all == 0 ? 0 : (2 * part * 1000 + all) / (2 * all) / 10.0;
        assertThat(percentage).isEqualTo(expected);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(activities.instant(), OSLO);
    }
}
