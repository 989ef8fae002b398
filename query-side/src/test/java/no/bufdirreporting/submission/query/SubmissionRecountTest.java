package no.bufdirreporting.submission.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.activity.query.RandomActivities.Activity;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.submission.ShownFigures;
import no.bufdirreporting.submission.SubmissionChanges;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionView;
import no.bufdirreporting.submission.SubmittedRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is submitted in the midst of random events, and what has changed since, is what a plain count gives. */
class SubmissionRecountTest {

    private static final Map<String, String> RULES = Map.of("course", "ungdom", "visit", "eldre");
    private static final Map<String, @Nullable String> REGIONS = new HashMap<>();

    static {
        REGIONS.put("lc-1", "Oslo");
        REGIONS.put("lc-2", "Vestland");
        REGIONS.put("lc-3", null); // registered without one; lc-æ is not registered at all
    }

    private record Submitted(String id, String orgId, LocalDate start, LocalDate end, SubmissionFigures figures) {}

    static LongStream seeds() {
        return LongStream.of(3, 20241027, 4000188109180237930L, new Random().nextLong());
    }

    /** The seed is part of the test's name, so that a failure can be repeated. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void submissionsAreThoseOfAPlainCount(long seed) throws Exception {
        var log = new EventLog();
        var activities = new RandomActivities(seed, log);
        var random = new Random(seed);
        var submissions = new HashMap<String, Submitted>();
        try (var readModel = RunningReadModel.start(log, "bufdir.projections.batch-size=50")) {
            readModel.project(log.next("categories", CategoriesDefined.of(RULES)));
            REGIONS.forEach((id, region) -> readModel.publish(
                    log.next("chapter:" + id, new ChapterRegistered(id, "org-1042", id, region, null))));
            readModel.settle();
            var outcomes = readModel.commands(CompleteSubmission.class);
            for (int number = 0; number < 40; number++) {
                readModel.publish(activities.events(40));
                String orgId = activities.any(RandomActivities.ORGANIZATIONS);
                LocalDate start = day(activities);
                LocalDate end = number % 3 == 0
                        ? start.withDayOfMonth(1).plusMonths(3).minusDays(1)
                        : start.plusDays(random.nextInt(400));
                String id = "sub-" + number;
                submissions.put(
                        id, new Submitted(id, orgId, start, end, recount(activities.present(), orgId, start, end)));
                readModel.publish(log.next(id, new SubmissionRequested(id, orgId, null, start, end, "kari", 0, null)));
            }
            for (int number = 0; number < submissions.size(); number++) {
                var outcome = outcomes.poll(30, SECONDS);
                assertThat(outcome).isNotNull();
                var it = submissions.get(outcome.id());
                assertThat(outcome.result().figures()).as(it.toString()).isEqualTo(it.figures());
                readModel.publish(log.next(it.id(), outcome.result()));
            }
            readModel.publish(activities.events(500));
            readModel.settle();
            submissions.values().forEach(it -> assertShown(readModel, it, activities.present()));
        }
    }

    private static void assertShown(RunningReadModel readModel, Submitted it, Collection<Activity> activities) {
        var shown = readModel
                .find(new FindSubmission(it.id()), SubmissionView.class)
                .orElseThrow();
        var present = recount(activities, it.orgId(), it.start(), it.end());
        assertThat(shown.figures()).isEqualTo(ShownFigures.of(it.figures()));
        assertThat(shown.presentFigures()).as(it.toString()).isEqualTo(ShownFigures.of(present));
        assertThat(shown.changesSinceSubmission()).isEqualTo(SubmissionChanges.between(it.figures(), present));
    }

    private static LocalDate day(RandomActivities activities) {
        return LocalDate.ofInstant(activities.instant(), ZoneId.of("Europe/Oslo"));
    }

    private static SubmissionFigures recount(
            Collection<Activity> activities, String orgId, LocalDate start, LocalDate end) {
        long number = 0;
        long participants = 0;
        var hours = BigDecimal.ZERO;
        var contacts = new HashSet<String>();
        var categories = new TreeMap<String, CategoryFigures>();
        var regions = new HashMap<String, SubmittedRegion>();
        for (var activity : activities) {
            var facts = activity.facts();
            LocalDate day = LocalDate.ofInstant(facts.submittedAt(), ZoneId.of("Europe/Oslo"));
            if (!activity.orgId().equals(orgId)
                    || facts.status() != ActivityStatus.COMPLETED
                    || day.isBefore(start)
                    || day.isAfter(end)) {
                continue;
            }
            number++;
            participants += facts.participantCount();
            hours = hours.add(facts.hours());
            contacts.add(facts.contactId());
            String category =
                    facts.category() != null ? facts.category() : RULES.getOrDefault(facts.activityType(), "annet");
            categories.merge(
                    category, new CategoryFigures(1, facts.participantCount(), facts.hours()), CategoryFigures::plus);
            // To other organizations than their own, chapters are as good as unregistered.
            String region = orgId.equals("org-1042") ? REGIONS.get(facts.chapterId()) : null;
            regions.merge(
                    region,
                    new SubmittedRegion(region, 1, facts.participantCount()),
                    (a, b) -> new SubmittedRegion(
                            region, a.activities() + b.activities(), a.participants() + b.participants()));
        }
        categories.replaceAll((name, it) -> new CategoryFigures(it.activities(), it.participants(), plain(it.hours())));
        List<SubmittedRegion> sorted =
                regions.values().stream().sorted(Regions.ORDER).toList();
        return new SubmissionFigures(number, participants, contacts.size(), plain(hours), categories, sorted);
    }

    private static BigDecimal plain(BigDecimal hours) {
        return new BigDecimal(hours.stripTrailingZeros().toPlainString());
    }
}
