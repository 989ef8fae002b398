package no.bufdirreporting.activity.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import no.bufdirreporting.activity.ActivityChanges;
import no.bufdirreporting.activity.ActivityChanges.Text;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.platform.query.EventLog;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Random lives of activities, and a plain list of those that are left. Their times crowd where mistakes would show:
 * at midnights of Oslo and of other zones, where summer time begins and ends, and at the edges of months and years.
 */
public final class RandomActivities {

    public static final List<String> ORGANIZATIONS = List.of("org-bufdir-42", "org-1042", "org-c");
    public static final List<String> CHAPTERS = List.of("lc-1", "lc-2", "lc-3", "lc-æ");
    public static final List<String> TYPES = List.of("course", "visit", "transport", "volunteer_hours", "unruled");

    private static final List<@Nullable String> CATEGORIES = new ArrayList<>();

    static {
        CATEGORIES.addAll(List.of("ungdom", "eldre"));
        CATEGORIES.add(null);
        CATEGORIES.add(null);
    }

    /** One activity that was not deleted. */
    public record Activity(String id, String orgId, ActivityFacts facts) {}

    private final Random random;
    private final EventLog log;
    private final Map<String, Activity> present = new LinkedHashMap<>();
    private final List<Instant> edges = edges();
    private int recorded;

    public RandomActivities(long seed, EventLog log) {
        this.random = new Random(seed);
        this.log = log;
    }

    /** The next events: some record activities, others correct or delete earlier ones. */
    public List<DomainEventMessage<?>> events(int count) {
        var events = new ArrayList<DomainEventMessage<?>>();
        while (events.size() < count) {
            int dice = random.nextInt(10);
            if (dice < 5 || present.isEmpty()) {
                events.add(record());
            } else if (dice < 8) {
                events.add(correct(anyPresent()));
            } else {
                events.add(delete(anyPresent()));
            }
        }
        return events;
    }

    public Collection<Activity> present() {
        return present.values();
    }

    /** An instant near one of those where mistakes would show. */
    public Instant instant() {
        Instant edge = edges.get(random.nextInt(edges.size()));
        return switch (random.nextInt(6)) {
            case 0 -> edge.minus(1, ChronoUnit.MICROS);
            case 1 -> edge.plus(1, ChronoUnit.MICROS);
            case 2 -> edge.plusSeconds(random.nextInt(-7_200, 7_200));
            case 3 -> edge.plus(random.nextLong(40L * 86_400_000_000L), ChronoUnit.MICROS);
            default -> edge;
        };
    }

    public <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private DomainEventMessage<?> record() {
        // Not in the order of time, and in no order that ids share with it.
        String id = "act-" + Integer.toHexString(recorded++ * 7919 % 65_536) + "-" + recorded;
        var activity = new Activity(id, any(ORGANIZATIONS), facts());
        present.put(id, activity);
        return log.next(id, new ActivityRecorded(id, activity.orgId(), activity.facts(), warnings(activity.facts())));
    }

    private DomainEventMessage<?> correct(Activity activity) {
        var other = facts();
        var changes = new ActivityChanges(
                null,
                sometimes(other.contactId()),
                sometimes(other.chapterId()),
                sometimes(other.activityType()),
                sometimes(other.submittedAt()),
                sometimes(other.hours()),
                sometimes(other.participantCount()),
                sometimes(other.status()),
                sometimes(new Text("corrected")),
                sometimes(new Text("Bergen")),
                sometimes(new Text(other.category())));
        var after = changes.applyTo(activity.facts());
        present.put(activity.id(), new Activity(activity.id(), activity.orgId(), after));
        return log.next(
                activity.id(),
                new ActivityCorrected(activity.id(), activity.orgId(), activity.facts(), after, warnings(after)));
    }

    /** What an activity with these facts is warned of; one that holds always, and one that needs another activity. */
    public static List<Warning> warnings(ActivityFacts facts) {
        return Stream.of(ActivityWarning.FUTURE_DAY, ActivityWarning.POSSIBLE_DUPLICATE)
                .filter(it -> (facts.participantCount() + it.ordinal()) % 3 == 0)
                .map(it -> it.in(facts.description() == null ? "contact_id" : "description", "It looks wrong."))
                .toList();
    }

    private DomainEventMessage<?> delete(Activity activity) {
        present.remove(activity.id());
        return log.next(activity.id(), new ActivityDeleted(activity.id(), activity.orgId(), activity.facts()));
    }

    private Activity anyPresent() {
        // Mostly recent ones, so that a batch often sees an activity more than once.
        var all = List.copyOf(present.values());
        int back = random.nextBoolean() ? random.nextInt(Math.min(all.size(), 10)) : random.nextInt(all.size());
        return all.get(all.size() - 1 - back);
    }

    private <T> @Nullable T sometimes(T value) {
        return random.nextInt(3) == 0 ? value : null;
    }

    private ActivityFacts facts() {
        return new ActivityFacts(
                "contact-" + random.nextInt(25),
                any(CHAPTERS),
                any(TYPES),
                instant(),
                BigDecimal.valueOf(random.nextInt(1_000), random.nextInt(3)),
                random.nextInt(4) == 0 ? 0 : random.nextInt(40),
                random.nextInt(4) == 0 ? any(List.of(ActivityStatus.values())) : ActivityStatus.COMPLETED,
                null,
                null,
                any(CATEGORIES));
    }

    private static List<Instant> edges() {
        var days = new ArrayList<LocalDate>();
        for (var month = LocalDate.of(2023, 12, 1); month.getYear() < 2027; month = month.plusMonths(1)) {
            days.add(month);
        }
        for (int year : new int[] {2024, 2025, 2026}) {
            // The ends of years and of halves, and the 29th of February where there is one, get more than their share.
            days.add(LocalDate.of(year, 1, 1));
            days.add(LocalDate.of(year, 7, 1));
            days.add(LocalDate.of(year, 2, 28).plusDays(1));
        }
        var edges = new ArrayList<Instant>();
        var rules = OsloCalendar.ZONE.getRules();
        var change = rules.nextTransition(Instant.parse("2024-01-01T00:00:00Z"));
        for (int number = 0; number < 6; number++) {
            LocalDate day = change.getDateTimeBefore().toLocalDate();
            edges.add(change.getInstant());
            edges.add(change.getInstant().minus(1, ChronoUnit.HOURS));
            edges.add(change.getInstant().plus(1, ChronoUnit.HOURS));
            days.addAll(List.of(day, day, day.plusDays(1), day.plusDays(1)));
            change = rules.nextTransition(change.getInstant());
        }
        for (var day : days) {
            for (String zone : List.of("Europe/Oslo", "Europe/Oslo", "UTC", "America/New_York", "Asia/Tokyo")) {
                edges.add(day.atStartOfDay(ZoneId.of(zone)).toInstant());
            }
        }
        return edges;
    }
}
