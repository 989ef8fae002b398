package no.bufdirreporting.audit.version;

import java.util.List;
import java.util.Map;
import no.bufdirreporting.audit.trail.AuditSchema;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of what activities were when, as it is written, and how far it has come. */
@Component
public class VersionRows {

    private static final String INSERT =
            "insert into %s.activity_version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String END =
            "update %s.activity_version set until_position = ? where activity_id = ? and until_position is null";

    private final JdbcTemplate jdbc;
    private final String schema;

    @Autowired
    public VersionRows(JdbcTemplate jdbc, AuditSchema migrated) {
        this(jdbc, AuditSchema.NAME);
    }

    /** @param schema that has the tables */
    public VersionRows(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    void insert(List<ActivityVersion> versions) {
        if (!versions.isEmpty()) {
            jdbc.batchUpdate(
                    INSERT.formatted(schema),
                    versions.stream().map(ActivityVersion::columns).toList());
        }
    }

    /** @param positions of the events that end versions, by activity */
    void end(Map<String, Long> positions) {
        if (!positions.isEmpty()) {
            jdbc.batchUpdate(
                    END.formatted(schema),
                    positions.entrySet().stream()
                            .map(it -> new Object[] {it.getValue(), it.getKey()})
                            .toList());
        }
    }

    void reached(long position) {
        jdbc.update("update %s.version_head set position = ?".formatted(schema), position);
    }

    /** The position of the latest event that the versions know of. */
    public long position() {
        return jdbc.queryForObject("select position from %s.version_head".formatted(schema), Long.class);
    }

    /** The same, for a transaction that goes on from there: no other one does meanwhile. */
    long lockedPosition() {
        return jdbc.queryForObject("select position from %s.version_head for update".formatted(schema), Long.class);
    }

    void clear() {
        jdbc.execute("truncate %1$s.activity_version, %1$s.report_version".formatted(schema));
        reached(0);
    }
}
