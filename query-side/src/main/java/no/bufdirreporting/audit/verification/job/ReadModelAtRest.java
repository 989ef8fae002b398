package no.bufdirreporting.audit.verification.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import no.bufdirreporting.audit.trail.StoredTokens;
import no.bufdirreporting.audit.verification.comparison.ComparedReadModel;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.audit.verification.shadow.ReadModelCopy;
import no.bufdirreporting.audit.verification.shadow.ShadowReadModel;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.cluster.ExclusiveProjection;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The read model of a stopped service. If it is behind the store, a copy is caught up and compared in its place: rows
 * that are wrong in the read model are wrong in the copy too.
 */
final class ReadModelAtRest implements ComparedReadModel {

    private final HikariDataSource pool;
    private final EventStore events;
    private final ConfigurableEnvironment environment;
    private final int batchSize;
    private final ProjectionGate gate = new ProjectionGate(() -> {});
    private final @Nullable TrackingToken head;
    private String schema;

    ReadModelAtRest(HikariDataSource pool, EventStore events, ConfigurableEnvironment environment, int batchSize) {
        this.pool = pool;
        this.events = events;
        this.environment = environment;
        this.batchSize = batchSize;
        this.head = events.createHeadToken();
        this.schema = environment.getRequiredProperty("spring.flyway.default-schema");
    }

    /** Whether it has projected all stored events. */
    boolean caughtUp() {
        return head == null || new StoredTokens(pool).allCover(ReadModel.PROCESSOR, head);
    }

    /** The position that it has reached for all organizations. */
    long position() {
        return new StoredTokens(pool).position(ReadModel.PROCESSOR);
    }

    /** Copies the read model, catches the copy up to the end of the store, and uses it from now on. */
    void catchUpAsCopy(ShadowSchema copy, ProgressReporter.Listener listener) {
        ReadModelCopy.make(pool, schema, copy.name(), environment.getRequiredProperty("spring.flyway.locations"));
        try (var shadow = shadow(copy);
                var progress = new ProgressReporter(listener, shadow::position, this::head)) {
            while (!shadow.covers(head)) {
                progress.requireNotCancelled();
                shadow.requireProjecting();
                PositionBarrier.pause(20);
            }
            shadow.stop();
        }
        schema = copy.name();
    }

    ShadowReadModel shadow(ShadowSchema name) {
        var settings = new HikariConfig();
        pool.copyStateTo(settings);
        return new ShadowReadModel(name, settings, events, gate, environment, batchSize);
    }

    @Override
    public PositionBarrier barrier(Runnable catchUp) {
        return new PositionBarrier(gate, events, catchUp);
    }

    @Override
    public ExclusiveProjection.Access alone() {
        return ExclusiveProjection.NO_OTHER_NODES;
    }

    @Override
    public HikariDataSource pool() {
        return pool;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public long head() {
        return head == null ? 0 : head.position().orElseThrow();
    }

    @Override
    public boolean covers(@Nullable TrackingToken position) {
        return true;
    }
}
