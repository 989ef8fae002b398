package no.bufdirreporting.audit.trail;

import java.util.HexFormat;
import java.util.Optional;
import no.bufdirreporting.platform.http.binding.StorePosition;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import no.bufdirreporting.platform.query.position.StorePositions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Identifies positions by the hash chain, so that positions of another store or of lost events are recognized. */
@Component
public class TrailPositions implements StorePositions {

    private static final int HASH_BYTES = 8;

    private final JdbcClient jdbc;
    private final ReadModelPosition readModel;

    TrailPositions(JdbcClient jdbc, ReadModelPosition readModel, AuditSchema migrated) {
        this.jdbc = jdbc;
        this.readModel = readModel;
    }

    @Override
    public StorePosition current() {
        return upTo(readModel.reached());
    }

    /** The position, or the latest one that the trail has if that is earlier. */
    public StorePosition upTo(long position) {
        return find("<= ?", position).orElseGet(() -> new StorePosition(0, null));
    }

    /** Whether a position up to the latest one of the trail is one of this store. */
    public boolean has(StorePosition given) {
        return given.hash() == null || find("= ?", given.position()).equals(Optional.of(given));
    }

    private Optional<StorePosition> find(String condition, long position) {
        return jdbc.sql("select position, substring(hash for %s) as hash from audit.audit_event where position %s"
                                .formatted(HASH_BYTES, condition)
                        + " order by position desc limit 1")
                .param(position)
                .query((row, number) -> new StorePosition(
                        row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash"))))
                .optional();
    }
}
