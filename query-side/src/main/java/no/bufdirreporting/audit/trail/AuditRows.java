package no.bufdirreporting.audit.trail;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.query.jdbc.Instants;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of the audit trail. Rows are appended in the order of positions. */
@Component
public class AuditRows {

    private static final String COLUMNS = "position, event_id, aggregate_id, aggregate_type, sequence, type, revision,"
            + " org_id, actor, correlation_id, recorded_at, hash";

    private static final String INSERT =
            "insert into audit.audit_event (" + COLUMNS + ", latest_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    /**
     * The last row of the trail, as far as the next one depends on it.
     *
     * @param latestAt the latest time of all events up to this one
     */
    public record End(long position, byte[] hash, Instant latestAt) {

        private static final End EMPTY = new End(0, ChainHash.start(), Instant.EPOCH);
    }

    public AuditRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public End end() {
        return jdbc
                .query(
                        "select position, hash, latest_at from audit.audit_event order by position desc limit 1",
                        (row, number) -> new End(row.getLong(1), row.getBytes(2), Instants.instant(row, "latest_at")))
                .stream()
                .findFirst()
                .orElse(End.EMPTY);
    }

    /** The position of the latest event in the trail; 0 if it is empty. */
    public long position() {
        return jdbc.queryForObject("select coalesce(max(position), 0) from audit.audit_event", Long.class);
    }

    public Optional<AuditRow> last() {
        return jdbc
                .query("select " + COLUMNS + " from audit.audit_event order by position desc limit 1", AuditRow::read)
                .stream()
                .findFirst();
    }

    /** The first row; the trail must not be empty. */
    public AuditRow first() {
        return jdbc.queryForObject(
                "select " + COLUMNS + " from audit.audit_event order by position limit 1", AuditRow::read);
    }

    /** @param latestAt the latest time of all earlier events */
    void append(List<AuditRow> rows, Instant latestAt) {
        var latest = latestAt;
        var parameters = new ArrayList<Object[]>(rows.size());
        for (var row : rows) {
            latest = latest.isAfter(row.recordedAt()) ? latest : row.recordedAt();
            parameters.add(new Object[] {
                row.position(),
                row.eventId(),
                row.aggregateId(),
                row.aggregateType(),
                row.sequence(),
                row.type(),
                row.revision(),
                row.orgId(),
                row.actor(),
                row.correlationId(),
                utc(row.recordedAt()),
                row.hash(),
                utc(latest)
            });
        }
        jdbc.batchUpdate(INSERT, parameters);
    }

    /** The first matching rows that the caller may see, oldest first. */
    List<AuditRow> find(AuditFilter filter, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        filter.into(conditions, parameters);
        confine(conditions, parameters);
        parameters.add(limit);
        return jdbc.query(
                "select %s from audit.audit_event where %s order by position limit ?"
                        .formatted(COLUMNS, String.join(" and ", conditions)),
                AuditRow::read,
                parameters.toArray());
    }

    /** The number of events that count as recorded after an instant. */
    long countAfter(Instant instant) {
        return jdbc.queryForObject(
                "select count(*) from audit.audit_event where latest_at > ?", Long.class, utc(instant));
    }

    private static void confine(List<String> conditions, List<Object> parameters) {
        var organizations = Caller.current().organizations();
        if (organizations != null) {
            conditions.add("org_id = any (?)");
            parameters.add(organizations.toArray(String[]::new));
        }
    }

    /** Whether there is an event of the aggregate that the caller may see. */
    boolean contains(String aggregateId) {
        return !find(AuditFilter.ofAggregate(aggregateId, 0), 1).isEmpty();
    }

    void clear() {
        jdbc.execute("truncate audit.audit_event");
    }
}
