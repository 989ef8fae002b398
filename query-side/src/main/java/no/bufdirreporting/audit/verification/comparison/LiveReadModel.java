package no.bufdirreporting.audit.verification.comparison;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.audit.verification.shadow.ShadowReadModel;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.cluster.ExclusiveProjection;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** The read model that clients read, as audit jobs use it. */
@Component
public class LiveReadModel implements ComparedReadModel {

    private final HikariDataSource pool;
    private final EventStore events;
    private final ProjectionGate gate;
    private final ReadModelPosition position;
    private final EventProcessingConfiguration processing;
    private final QueryUpdateEmitter emitter;
    private final ExclusiveProjection sole;
    private final ConfigurableEnvironment environment;
    private final String schema;
    private final int batchSize;

    LiveReadModel(
            DataSource pool,
            EventStore events,
            ProjectionGate gate,
            ReadModelPosition position,
            EventProcessingConfiguration processing,
            QueryUpdateEmitter emitter,
            ExclusiveProjection sole,
            ConfigurableEnvironment environment,
            @Value("${spring.flyway.default-schema}") String schema,
            @Value("${bufdir.audit.batch-size:1000}") int batchSize)
            throws SQLException {
        this.pool = pool.unwrap(HikariDataSource.class);
        this.events = events;
        this.gate = gate;
        this.position = position;
        this.processing = processing;
        this.emitter = emitter;
        this.sole = sole;
        this.environment = environment;
        this.schema = schema;
        this.batchSize = batchSize;
    }

    public ShadowReadModel shadow(ShadowSchema name) {
        // Copied settings: the pool itself would be a second data source in the shadow's context.
        var settings = new HikariConfig();
        pool.copyStateTo(settings);
        return new ShadowReadModel(name, settings, events, gate, environment, batchSize);
    }

    @Override
    public PositionBarrier barrier(Runnable catchUp) {
        return new PositionBarrier(gate, events, catchUp);
    }

    @Override
    public DataSource pool() {
        return pool;
    }

    @Override
    public String schema() {
        return schema;
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
            return sole.claim();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw JobAbortedException.failed("It was interrupted by a shutdown.");
        } catch (IllegalStateException refused) {
            throw JobAbortedException.failed("The other nodes did not stop projecting: " + refused.getMessage());
        }
    }

    /** Ends all subscription queries, so that watchers read again what may have changed without an update. */
    public void wakeWatchers() {
        emitter.complete(subscription -> true);
    }
}
