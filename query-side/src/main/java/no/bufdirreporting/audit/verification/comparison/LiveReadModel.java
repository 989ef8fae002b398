package no.bufdirreporting.audit.verification.comparison;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import no.bufdirreporting.cluster.ExclusiveProjection;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** The read model that clients read, as audit jobs use it. */
@Component
public class LiveReadModel extends ComparedReadModel {

    private final ReadModelPosition position;
    private final QueryUpdateEmitter emitter;
    private final ExclusiveProjection exclusive;

    LiveReadModel(
            DataSource pool,
            EventStore events,
            ProjectionGate gate,
            ConfigurableEnvironment environment,
            ReadModelPosition position,
            QueryUpdateEmitter emitter,
            ExclusiveProjection exclusive)
            throws SQLException {
        super(pool.unwrap(HikariDataSource.class), events, gate, environment);
        this.position = position;
        this.emitter = emitter;
        this.exclusive = exclusive;
    }

    @Override
    public long head() {
        var head = position.head();
        return head == null ? 0 : head.position().orElseThrow();
    }

    @Override
    public boolean covers(@Nullable TrackingToken head) {
        return position.covers(head);
    }

    /** Makes other nodes stop projecting, since the gate only holds the projections of this process. */
    @Override
    public ExclusiveProjection.Access alone() {
        try {
            return exclusive.claim();
        } catch (IllegalStateException refused) {
            throw JobAbortedException.failed(
                    Thread.currentThread().isInterrupted()
                            ? "It was interrupted by a shutdown."
                            : "The other nodes did not stop projecting: " + refused.getMessage());
        }
    }

    /** Ends all subscription queries, so that watchers read again what may have changed without an update. */
    public void wakeWatchers() {
        emitter.complete(subscription -> true);
    }
}
