package no.bufdirreporting.audit.query;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of what activities were when, as it is written, and how far it has come. */
@Component
class VersionRows {

    private static final String INSERT =
            "insert into audit.activity_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String END =
            "update audit.activity_version set until_position = ? where activity_id = ? and until_position is null";

    private final JdbcTemplate jdbc;

    VersionRows(JdbcTemplate jdbc, AuditSchema migrated) {
        this.jdbc = jdbc;
    }

    void insert(List<ActivityVersion> versions) {
        if (!versions.isEmpty()) {
            jdbc.batchUpdate(
                    INSERT, versions.stream().map(ActivityVersion::columns).toList());
        }
    }

    /** @param positions of the events that end versions, by activity */
    void end(Map<String, Long> positions) {
        if (!positions.isEmpty()) {
            jdbc.batchUpdate(
                    END,
                    positions.entrySet().stream()
                            .map(it -> new Object[] {it.getValue(), it.getKey()})
                            .toList());
        }
    }

    void reached(long position) {
        jdbc.update("update audit.version_head set position = ?", position);
    }

    /** The position of the latest event that the versions know of. */
    long position() {
        return jdbc.queryForObject("select position from audit.version_head", Long.class);
    }

    /** The same, for a transaction that goes on from there: no other one does meanwhile. */
    long lockedPosition() {
        return jdbc.queryForObject("select position from audit.version_head for update", Long.class);
    }

    void clear() {
        jdbc.execute("truncate audit.activity_version, audit.report_version");
        reached(0);
    }
}
