package no.bufdirreporting.audit.version;

import java.util.List;
import java.util.Map;
import no.bufdirreporting.audit.trail.AuditSchema;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the table of activity versions and its head: the position of the latest event included. */
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

    /** @param schema the schema of the tables */
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

    /** @param positions the positions of the events that end versions, by activity */
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

    /** The position of the latest event that the versions include. */
    public long position() {
        return jdbc.queryForObject("select position from %s.version_head".formatted(schema), Long.class);
    }

    /** The same, with a row lock until the end of the transaction, so that only one transaction advances it. */
    long lockedPosition() {
        return jdbc.queryForObject("select position from %s.version_head for update".formatted(schema), Long.class);
    }

    void clear() {
        jdbc.execute("truncate %1$s.activity_version, %1$s.report_version".formatted(schema));
        reached(0);
    }
}
