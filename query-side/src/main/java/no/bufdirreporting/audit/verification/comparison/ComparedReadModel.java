package no.bufdirreporting.audit.verification.comparison;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.audit.verification.shadow.ShadowReadModel;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.cluster.ExclusiveProjection;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** The existing read model, with which a newly built one is compared. */
public abstract class ComparedReadModel {

    private final HikariDataSource pool;
    private final EventStore events;
    private final ProjectionGate gate;
    private final ConfigurableEnvironment environment;

    /** @param environment the environment that the service runs with, or would run with */
    protected ComparedReadModel(
            HikariDataSource pool, EventStore events, ProjectionGate gate, ConfigurableEnvironment environment) {
        this.pool = pool;
        this.events = events;
        this.gate = gate;
        this.environment = environment;
    }

    /** Starts to build a second read model. */
    public ShadowReadModel shadow(ShadowSchema name) {
        // Copied settings: the pool itself would be a second data source in the shadow's context.
        var settings = new HikariConfig();
        pool.copyStateTo(settings);
        int batchSize = environment.getProperty("bufdir.audit.batch-size", Integer.class, 1000);
        return new ShadowReadModel(name, settings, events, gate, environment, batchSize);
    }

    /** The barrier that brings both to the same position. {@code catchUp} returns when the new one is nearly there. */
    public PositionBarrier barrier(Runnable catchUp) {
        return new PositionBarrier(gate, events, catchUp);
    }

    public HikariDataSource pool() {
        return pool;
    }

    public String schema() {
        return environment.getRequiredProperty("spring.flyway.default-schema");
    }

    /** Keeps other nodes from projecting until it is closed, since the barrier only works in this process. */
    public abstract ExclusiveProjection.Access alone();

    /** The position of the last stored event; 0 if there is none. */
    public abstract long head();

    /** Whether this read model has projected all events up to the head. */
    public abstract boolean covers(@Nullable TrackingToken head);
}
