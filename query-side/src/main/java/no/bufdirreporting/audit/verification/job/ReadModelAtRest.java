package no.bufdirreporting.audit.verification.job;

import com.zaxxer.hikari.HikariDataSource;
import no.bufdirreporting.audit.trail.StoredTokens;
import no.bufdirreporting.audit.verification.comparison.ComparedReadModel;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.audit.verification.shadow.ReadModelCopy;
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
final class ReadModelAtRest extends ComparedReadModel {

    private final String migrations;
    private final StoredTokens tokens;
    private final @Nullable TrackingToken head;
    private @Nullable String copy;

    ReadModelAtRest(HikariDataSource pool, EventStore events, ConfigurableEnvironment environment) {
        super(pool, events, new ProjectionGate(() -> true), environment);
        this.migrations = environment.getRequiredProperty("spring.flyway.locations");
        this.tokens = new StoredTokens(pool);
        this.head = events.createHeadToken();
    }

    /** Whether it has projected all stored events. */
    boolean caughtUp() {
        return head == null || tokens.allCover(ReadModel.PROCESSOR, head);
    }

    /** The position that it has reached for all organizations. */
    long position() {
        return tokens.position(ReadModel.PROCESSOR);
    }

    /** Copies the read model, catches the copy up to the end of the store, and uses it from now on. */
    void catchUpAsCopy(ShadowSchema name, ProgressReporter.Listener listener) {
        ReadModelCopy.make(pool(), schema(), name.name(), migrations);
        try (var shadow = shadow(name);
                var progress = new ProgressReporter(listener, shadow::position, this::head)) {
            while (!shadow.covers(head)) {
                progress.requireNotCancelled();
                shadow.requireProjecting();
                PositionBarrier.pause(20);
            }
            shadow.stop();
        }
        copy = name.name();
    }

    @Override
    public ExclusiveProjection.Access alone() {
        return ExclusiveProjection.NO_OTHER_NODES;
    }

    @Override
    public String schema() {
        return copy == null ? super.schema() : copy;
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
