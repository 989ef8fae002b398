package no.bufdirreporting.activity.query.rollup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.springframework.jdbc.core.JdbcTemplate;

/** Collects what a batch adds to the rollups by day and by month. */
class RollupBuffer implements WriteBehind.Buffer {

    private static final String ADD = """
            insert into %1$s as rollup
                (org_id, %2$s, chapter_id, activity_type, category, status, activities, participants, hours)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (org_id, %2$s, chapter_id, activity_type, category, status) do update set
                activities = rollup.activities + excluded.activities,
                participants = rollup.participants + excluded.participants,
                hours = rollup.hours + excluded.hours""";

    /** Rows without activities are deleted, so that the same activities always give the same rows. */
    private static final String DROP_EMPTY = """
            delete from %1$s
            where org_id = ? and %2$s = ? and chapter_id = ? and activity_type = ? and category = ? and status = ?
                and activities = 0""";

    private final JdbcTemplate jdbc;
    private final Map<Key, Sums> byDay = new HashMap<>();
    private final Map<Key, Sums> byMonth = new HashMap<>();

    private record Key(
            String orgId, LocalDate date, String chapterId, String type, String category, ActivityStatus status) {}

    private record Sums(long activities, long participants, BigDecimal hours) {
        Sums plus(Sums other) {
            return new Sums(activities + other.activities, participants + other.participants, hours.add(other.hours));
        }
    }

    RollupBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String orgId, LocalDate day, ActivityFacts facts, int sign) {
        var sums = new Sums(
                sign, (long) sign * facts.participantCount(), facts.hours().multiply(BigDecimal.valueOf(sign)));
        byDay.merge(key(orgId, day, facts), sums, Sums::plus);
        byMonth.merge(key(orgId, day.withDayOfMonth(1), facts), sums, Sums::plus);
    }

    private static Key key(String orgId, LocalDate date, ActivityFacts facts) {
        return new Key(
                orgId,
                date,
                facts.chapterId(),
                facts.activityType(),
                facts.category() == null ? "" : facts.category(),
                facts.status());
    }

    @Override
    public void flush() {
        write(byDay, "rollup_day", "day");
        write(byMonth, "rollup_month", "month");
    }

    private void write(Map<Key, Sums> sums, String table, String dateColumn) {
        if (sums.isEmpty()) {
            return;
        }
        List<Object[]> rows = sums.entrySet().stream()
                .map(row -> row(row.getKey(), row.getValue()))
                .toList();
        jdbc.batchUpdate(ADD.formatted(table, dateColumn), rows);
        List<Object[]> shrunk = sums.entrySet().stream()
                .filter(row -> row.getValue().activities() <= 0)
                .map(row -> row(row.getKey()))
                .toList();
        if (!shrunk.isEmpty()) {
            jdbc.batchUpdate(DROP_EMPTY.formatted(table, dateColumn), shrunk);
        }
        sums.clear();
    }

    private static Object[] row(Key key) {
        return new Object[] {
            key.orgId(),
            key.date(),
            key.chapterId(),
            key.type(),
            key.category(),
            key.status().name()
        };
    }

    private static Object[] row(Key key, Sums sums) {
        return new Object[] {
            key.orgId(),
            key.date(),
            key.chapterId(),
            key.type(),
            key.category(),
            key.status().name(),
            sums.activities(),
            sums.participants(),
            sums.hours()
        };
    }
}
