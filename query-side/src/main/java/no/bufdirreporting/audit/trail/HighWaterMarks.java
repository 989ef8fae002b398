package no.bufdirreporting.audit.trail;

import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.ReadModel;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The highest positions that the trail and the store are known to have had. Removing rows from the end of either does
 * not lower them, because the processors' tokens and the version head remain.
 */
@Component
public class HighWaterMarks {

    /** How many events one processor may be behind another when both are killed: some batches. */
    private static final long LAG = 10_000;

    private static final String LAST_EVENTS = """
            select distinct on (processor_name) event_position, event_id from token_entry
            where event_id is not null order by processor_name, event_position desc""";

    private final JdbcTemplate jdbc;
    private final AuditRows rows;
    private final StoredTokens tokens;

    /** @param readModel connections with the read model's schema on the search path */
    public HighWaterMarks(DataSource readModel) {
        this.jdbc = new JdbcTemplate(readModel);
        this.rows = new AuditRows(jdbc);
        this.tokens = new StoredTokens(readModel);
    }

    /** The position up to which the trail's processor has written; rows missing below it were removed. */
    public long written() {
        return Math.max(rows.position(), tokens.position(AuditProcessors.TRAIL));
    }

    /** The same; or, if that is implausibly far behind the other processors, their position. */
    public long recorded() {
        long written = written();
        long others = Math.max(versionHead(), tokens.position(ReadModel.PROCESSOR));
        return others - written > lag() ? others : written;
    }

    /** The highest position that any processor has reached; there was an event. */
    public long furthest() {
        return LongStream.of(
                        written(),
                        versionHead(),
                        tokens.furthest(AuditProcessors.VERSIONS),
                        tokens.furthest(ReadModel.PROCESSOR))
                .max()
                .getAsLong();
    }

    /** An event that was projected. */
    public record Projected(long position, String eventId) {}

    /** The last event that each processor has projected; an event of a store that was cut off is not in the store. */
    public List<Projected> lastEvents() {
        return jdbc.query(LAST_EVENTS, (row, number) -> new Projected(row.getLong(1), row.getString(2)));
    }

    /** How far the versions are behind their token, with which they are committed: 0 unless one was restored alone. */
    public long missingVersions() {
        // The token first, as another node may be writing.
        long token = tokens.position(AuditProcessors.VERSIONS);
        return Math.max(0, token - versionHead());
    }

    /** How many events the trail may be behind without tampering. */
    private long lag() {
        if (!tokens.existFor(AuditProcessors.TRAIL)) {
            // In an installation that is new to the audit, both processors begin at the first event.
            return rows.position() == 0 && !tokens.existFor(AuditProcessors.VERSIONS) ? Long.MAX_VALUE : 0;
        }
        return tokens.anyReplaying(AuditProcessors.TRAIL) ? Long.MAX_VALUE : LAG;
    }

    private long versionHead() {
        return jdbc.queryForObject("select coalesce(max(position), 0) from audit.version_head", Long.class);
    }
}
