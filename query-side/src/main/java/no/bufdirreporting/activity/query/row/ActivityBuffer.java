package no.bufdirreporting.activity.query.row;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.springframework.jdbc.core.JdbcTemplate;

/** Collects the final row of each activity that a batch changes, or its deletion. */
class ActivityBuffer implements WriteBehind.Buffer {

    private static final String UPSERT = """
            insert into activity (activity_id, org_id, contact_id, chapter_id, activity_type, submitted_at, hours,
                participant_count, status, description, location, category, created_at, updated_at, version, sealed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (activity_id) do update set contact_id = excluded.contact_id,
                chapter_id = excluded.chapter_id, activity_type = excluded.activity_type,
                submitted_at = excluded.submitted_at, hours = excluded.hours,
                participant_count = excluded.participant_count, status = excluded.status,
                description = excluded.description, location = excluded.location, category = excluded.category,
                updated_at = excluded.updated_at, version = excluded.version, sealed = excluded.sealed""";

    private final JdbcTemplate jdbc;
    private final Map<String, Optional<Row>> rows = new LinkedHashMap<>();

    private record Row(
            String activityId,
            String orgId,
            ActivityFacts facts,
            Instant createdAt,
            boolean corrected,
            Instant at,
            long version) {}

    ActivityBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void recorded(String activityId, String orgId, ActivityFacts facts, Instant at) {
        rows.put(activityId, Optional.of(new Row(activityId, orgId, facts, at, false, at, 0)));
    }

    /** If this batch did not record the activity, its row exists already and the upsert keeps its creation time. */
    void corrected(String activityId, String orgId, ActivityFacts facts, Instant at, long version) {
        Instant createdAt = rows.getOrDefault(activityId, Optional.empty())
                .map(Row::createdAt)
                .orElse(at);
        rows.put(activityId, Optional.of(new Row(activityId, orgId, facts, createdAt, true, at, version)));
    }

    void deleted(String activityId) {
        rows.put(activityId, Optional.empty());
    }

    @Override
    public void flush() {
        var present = new ArrayList<Object[]>();
        var deleted = new ArrayList<Object[]>();
        rows.forEach((id, row) ->
                row.ifPresentOrElse(it -> present.add(parameters(it)), () -> deleted.add(new Object[] {id})));
        if (!present.isEmpty()) {
            jdbc.batchUpdate(UPSERT, present);
        }
        if (!deleted.isEmpty()) {
            jdbc.batchUpdate("delete from activity where activity_id = ?", deleted);
        }
        rows.clear();
    }

    private static Object[] parameters(Row row) {
        var facts = row.facts();
        return new Object[] {
            row.activityId(),
            row.orgId(),
            facts.contactId(),
            facts.chapterId(),
            facts.activityType(),
            utc(facts.submittedAt()),
            facts.hours(),
            facts.participantCount(),
            facts.status().name(),
            facts.description(),
            facts.location(),
            facts.category() == null ? "" : facts.category(),
            utc(row.createdAt()),
            row.corrected() ? utc(row.at()) : null,
            row.version(),
            facts.sealed()
        };
    }
}
