package no.bufdirreporting.activity.query.contact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.query.contact.PresenceTable.Change;
import no.bufdirreporting.activity.query.contact.PresenceTable.Presence;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Collects how a batch changes the days and months on which contacts are present, by type set. A contact's day counts
 * completed activities, a contact's month counts days.
 */
public class PresenceBuffer implements WriteBehind.Buffer {

    private final JdbcTemplate jdbc;
    private final PresenceTable days;
    private final PresenceTable months;
    private final Map<Presence, Integer> activities = new HashMap<>();
    private @Nullable SetsByType sets;

    public PresenceBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        days = new PresenceTable(jdbc, "day");
        months = new PresenceTable(jdbc, "month");
    }

    public void add(String orgId, LocalDate day, ActivityFacts facts, int sign) {
        if (sets == null) {
            sets = SetsByType.read(jdbc);
        }
        for (int typeSet : sets.of(facts.activityType())) {
            activities.merge(new Presence(orgId, typeSet, facts.contactId(), day), sign, Integer::sum);
        }
    }

    @Override
    public void flush() {
        var byMonth = new HashMap<Presence, Integer>();
        for (var change : change(days, activities)) {
            var it = change.presence();
            var month = new Presence(
                    it.orgId(), it.typeSet(), it.contactId(), it.date().withDayOfMonth(1));
            byMonth.merge(month, change.appeared() ? 1 : -1, Integer::sum);
        }
        change(months, byMonth);
        activities.clear();
        // The caller of flush may add a type set next; later events of the batch must count in it.
        sets = null;
    }

    private static List<Change> change(PresenceTable table, Map<Presence, Integer> differences) {
        differences.values().removeIf(difference -> difference == 0);
        if (differences.isEmpty()) {
            return List.of();
        }
        var changes = table.add(differences);
        table.count(Reappearances.changed(changes, table.neighbours(changes)));
        return changes;
    }
}
