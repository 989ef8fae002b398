package no.bufdirreporting.audit.verification.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import no.bufdirreporting.audit.verification.comparison.ComparedReadModel;
import no.bufdirreporting.audit.verification.comparison.TableComparison;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.Meeting;
import no.bufdirreporting.audit.verification.shadow.ShadowReadModel;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares the read model that clients read with one that is being built anew, whether or not somebody writes meanwhile. */
final class ReadModelComparison {

    /** So few events that the rest of the way takes no time to speak of. */
    private static final long CLOSE = 500;

    private final ComparedReadModel live;
    private final ShadowReadModel shadow;
    private final JobPulse pulse;
    private final ObjectMapper json;

    ReadModelComparison(ComparedReadModel live, ShadowReadModel shadow, JobPulse pulse, ObjectMapper json) {
        this.live = live;
        this.shadow = shadow;
        this.pulse = pulse;
        this.json = json;
    }

    private record Snapshot(Connection connection, long position) {}

    /**
     * Both as of the moment at which they stood at the same position, compared while they go on. Empty if the one that
     * clients read does not get there.
     */
    Optional<Findings> findings() {
        var snapshot = meet();
        pulse.beat();
        if (snapshot == null) {
            return Optional.empty();
        }
        try (var connection = snapshot.connection()) {
            try {
                var both = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                var tables =
                        new TableComparison(both, live.schema(), shadow.schema(), json).run(pulse::requireNotCancelled);
                return Optional.of(shadow.figures().tally().with(tables.findings(snapshot.position())));
            } finally {
                connection.rollback();
            }
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private @Nullable Snapshot meet() {
        catchUp();
        try (var _ = live.alone()) {
            return live.meeting(this::catchUp).hold(this::bothCover, this::snapshot);
        }
    }

    private boolean bothCover(@Nullable TrackingToken head) {
        return shadow.covers(head) && live.covers(head);
    }

    /** A transaction sees from its first statement on what was committed then. */
    private Snapshot snapshot(@Nullable TrackingToken head) {
        try {
            var connection = live.pool().getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var first = connection.createStatement()) {
                first.execute("select 1");
            }
            return new Snapshot(connection, head == null ? 0 : head.position().orElseThrow());
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    /** Returns when the new one has little left to come. */
    void catchUp() {
        while (live.head() - shadow.position() > CLOSE) {
            pulse.requireNotCancelled();
            shadow.requireNoTrouble();
            Meeting.pause(20);
        }
        pulse.requireNotCancelled();
    }
}
