package no.bufdirreporting.audit.verification.comparison;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import no.bufdirreporting.audit.verification.shadow.JobEnded;
import no.bufdirreporting.audit.verification.shadow.Meeting;
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

/** The read model that clients read, as a job needs it. */
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
        // A copy: the pool itself would be a second data source there.
        var settings = new HikariConfig();
        pool.copyStateTo(settings);
        return new ShadowReadModel(name, settings, events, gate, environment, batchSize);
    }

    @Override
    public Meeting meeting(Runnable catchUp) {
        return new Meeting(gate, events, catchUp);
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

    /** Has other nodes stand aside, as the gate is one of this process. */
    @Override
    public ExclusiveProjection.Access alone() {
        try {
            return sole.claim();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw JobEnded.failed("It was interrupted by a shutdown.");
        } catch (IllegalStateException refused) {
            throw JobEnded.failed("The other nodes did not stand aside: " + refused.getMessage());
        }
    }

    /** Has everyone who watches anything look again: something may have changed that nobody was told of. */
    public void wakeWatchers() {
        emitter.complete(subscription -> true);
    }
}
