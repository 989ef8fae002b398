package no.bufdirreporting.activity.query.warning;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.springframework.jdbc.core.JdbcTemplate;

/** Collects how a batch changes the numbers of activities by chapter, month and number of participants. */
class ParticipantsBuffer implements WriteBehind.Buffer {

    private static final String ADD = """
            insert into chapter_participants as present values (?, ?, ?, ?, ?)
            on conflict (org_id, chapter_id, month, participant_count) do update set
                activities = present.activities + excluded.activities""";

    /** Rows without activities are deleted, so that the same activities always give the same rows. */
    private static final String DROP_EMPTY = """
            delete from chapter_participants
            where org_id = ? and chapter_id = ? and month = ? and participant_count = ? and activities = 0""";

    private final JdbcTemplate jdbc;
    private final Map<Key, Long> changes = new HashMap<>();

    private record Key(String orgId, String chapterId, LocalDate month, int participants) {
        Object[] columns() {
            return new Object[] {orgId, chapterId, month, participants};
        }
    }

    ParticipantsBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String orgId, ActivityFacts facts, long activities) {
        var month = OsloCalendar.dayOf(facts.submittedAt()).withDayOfMonth(1);
        changes.merge(new Key(orgId, facts.chapterId(), month, facts.participantCount()), activities, Long::sum);
    }

    @Override
    public void flush() {
        changes.values().removeIf(it -> it == 0);
        if (changes.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                ADD,
                changes.entrySet().stream()
                        .map(it -> new Object[] {
                            it.getKey().orgId(),
                            it.getKey().chapterId(),
                            it.getKey().month(),
                            it.getKey().participants(),
                            it.getValue()
                        })
                        .toList());
        List<Object[]> shrunk = changes.entrySet().stream()
                .filter(it -> it.getValue() < 0)
                .map(it -> it.getKey().columns())
                .toList();
        if (!shrunk.isEmpty()) {
            jdbc.batchUpdate(DROP_EMPTY, shrunk);
        }
        changes.clear();
    }
}
