package no.bufdirreporting.audit.verification.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import no.bufdirreporting.audit.verification.comparison.ComparedReadModel;
import no.bufdirreporting.audit.verification.comparison.TableComparison;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.audit.verification.shadow.ShadowReadModel;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares the existing read model with a shadow while both go on projecting. */
record ReadModelComparison(
        ComparedReadModel live, ShadowReadModel shadow, ProgressReporter progress, ObjectMapper json) {

    /** So few events that projecting them takes almost no time. */
    private static final long NEARLY_CAUGHT_UP = 500;

    /** A connection in a transaction that sees both read models at one position. */
    private record Snapshot(Connection connection, long position) {}

    /**
     * The differences between both at the same position, read from one database snapshot. Empty if the existing read
     * model does not reach the position.
     */
    Optional<Findings> findings() {
        var snapshot = snapshotAtSamePosition();
        progress.report();
        if (snapshot == null) {
            return Optional.empty();
        }
        try (var connection = snapshot.connection()) {
            try {
                var both = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                var tables = new TableComparison(both, live.schema(), shadow.schema(), json)
                        .run(progress::requireNotCancelled);
                return Optional.of(shadow.figures().tally().with(tables.findings(snapshot.position())));
            } finally {
                connection.rollback();
            }
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private @Nullable Snapshot snapshotAtSamePosition() {
        catchUp();
        try (var _ = live.alone()) {
            return live.barrier(this::catchUp).hold(this::bothCover, this::snapshot);
        }
    }

    private boolean bothCover(@Nullable TrackingToken head) {
        return shadow.covers(head) && live.covers(head);
    }

    /** Runs a first statement, because that is when PostgreSQL takes the snapshot of a transaction. */
    private Snapshot snapshot(@Nullable TrackingToken head) {
        try {
            var connection = live.pool().getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var first = connection.createStatement()) {
                first.execute("set local idle_in_transaction_session_timeout to 0");
                first.execute("select 1");
            }
            return new Snapshot(connection, head == null ? 0 : head.position().orElseThrow());
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    /** Waits until the shadow has nearly caught up with the store. */
    void catchUp() {
        while (live.head() - shadow.position() > NEARLY_CAUGHT_UP) {
            progress.requireNotCancelled();
            shadow.requireProjecting();
            PositionBarrier.pause(20);
        }
        progress.requireNotCancelled();
    }
}
