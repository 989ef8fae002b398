package no.bufdirreporting.audit.trail;

import java.util.stream.LongStream;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.ReadModel;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How far the trail was written, and the store as well, whatever the two have now: who cuts off their ends leaves behind what
 * processors have noted of themselves.
 */
@Component
public class TrailReach {

    /** Events by which a processor may be behind another one when both are killed: some batches, which none of them shares. */
    private static final long LAG = 10_000;

    private final JdbcTemplate jdbc;
    private final AuditRows rows;
    private final StoredTokens tokens;

    /** @param readModel the database of the trail, with the read model's schema in sight */
    public TrailReach(DataSource readModel) {
        this.jdbc = new JdbcTemplate(readModel);
        this.rows = new AuditRows(jdbc);
        this.tokens = new StoredTokens(readModel);
    }

    /** Where the trail's own processor has been, a row that is not there was taken away. */
    public long written() {
        return Math.max(rows.position(), tokens.position(AuditProcessors.TRAIL));
    }

    /** The same; if the processor says less than can be true, as far as the other ones have come. */
    public long recorded() {
        long written = written();
        long others = Math.max(versions(), tokens.position(ReadModel.PROCESSOR));
        return others - written > lag() ? others : written;
    }

    /** The last position to which anybody has come; an event was there. */
    public long furthest() {
        return LongStream.of(
                        written(),
                        versions(),
                        tokens.furthest(AuditProcessors.VERSIONS),
                        tokens.furthest(ReadModel.PROCESSOR))
                .max()
                .getAsLong();
    }

    /** By how many events the trail may honestly be behind. */
    private long lag() {
        if (!tokens.exist(AuditProcessors.TRAIL)) {
            // New to an installation, it begins at the first event, as the versions do, which are younger than it is.
            return rows.position() == 0 && !tokens.exist(AuditProcessors.VERSIONS) ? Long.MAX_VALUE : 0;
        }
        return tokens.replay(AuditProcessors.TRAIL) ? Long.MAX_VALUE : LAG;
    }

    private long versions() {
        return jdbc.queryForObject("select coalesce(max(position), 0) from audit.version_head", Long.class);
    }
}
