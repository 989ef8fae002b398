package no.bufdirreporting.audit.verification.shadow;

import com.zaxxer.hikari.HikariConfig;
import java.util.Map;
import no.bufdirreporting.audit.verification.recount.RecountedFigures;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import no.bufdirreporting.platform.query.processing.ProjectionAlarms;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * A second read model, built from the first event in a schema of its own. It has one segment, so that events are
 * handled in the order of the store: a run is then counted by exactly the rules stored before it.
 */
public final class ShadowReadModel implements AutoCloseable {

    private static final String ATTACHED_SOURCE = "configurationProperties";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final ShadowSchema schema;
    private final ReadModelPosition position;

    /** Creates the schema and starts projecting. */
    public ShadowReadModel(
            ShadowSchema schema,
            HikariConfig livePool,
            EventStore events,
            ProjectionGate gate,
            ConfigurableEnvironment live,
            int batchSize) {
        this.schema = schema;
        // The web server's class loader, which a job's thread may have, cannot proxy package-private repositories.
        context.setClassLoader(ShadowProjections.class.getClassLoader());
        context.setEnvironment(environment(schema, live, batchSize));
        var beans = context.getBeanFactory();
        beans.setConversionService(ApplicationConversionService.getSharedInstance());
        beans.registerSingleton("shadowSchema", schema);
        beans.registerSingleton("livePool", livePool);
        beans.registerSingleton("eventStore", new ShadowEvents(events));
        beans.registerAlias("eventStore", "eventBus");
        beans.registerSingleton("projectionGate", gate);
        context.register(ShadowProjections.class);
        try {
            context.refresh();
            position = context.getBean(ReadModelPosition.class);
        } catch (RuntimeException failed) {
            context.close();
            throw failed;
        }
    }

    private static ConfigurableEnvironment environment(
            ShadowSchema schema, ConfigurableEnvironment live, int batchSize) {
        var environment = new StandardEnvironment();
        environment.setConversionService(
                (ApplicationConversionService) ApplicationConversionService.getSharedInstance());
        environment.merge(live);
        var sources = environment.getPropertySources();
        // This source resolves against the live environment, so it would hide the properties below.
        sources.remove(ATTACHED_SOURCE);
        sources.addFirst(new MapPropertySource(
                "shadow",
                Map.of(
                        "spring.flyway.enabled",
                        true,
                        "spring.flyway.default-schema",
                        schema.name(),
                        // Events are read through the live store; no messages are sent.
                        "axon.axonserver.enabled",
                        false,
                        "bufdir.projections.segments",
                        1,
                        "bufdir.projections.batch-size",
                        batchSize,
                        // Groups of the live process name contributors that a shadow does not have.
                        "management.endpoint.health.validate-group-membership",
                        false,
                        // The live limit keeps other organizations from waiting; here none is waiting.
                        "bufdir.aggregations.time-limit",
                        "10m",
                        // One segment has all rules that were stored before a trigger.
                        "bufdir.aggregations.rules-within",
                        "0s")));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    public String schema() {
        return schema.name();
    }

    public long position() {
        return position.reached();
    }

    public boolean covers(@Nullable TrackingToken head) {
        return position.covers(head);
    }

    /** Why projecting does not continue; null while it does. */
    private @Nullable String failure() {
        if (processor().isError()) {
            return "The events after position %s cannot be read.".formatted(position());
        }
        return context.getBean(ProjectionAlarms.class).raised().stream()
                .filter(it -> it.attempts() > 2)
                .map(it ->
                        "The %s events from event %s on cannot be projected.".formatted(it.events(), it.firstEvent()))
                .findFirst()
                .orElse(null);
    }

    /** @throws JobAbortedException if projecting does not continue */
    public void requireProjecting() {
        var failure = failure();
        if (failure != null) {
            throw JobAbortedException.failed(failure);
        }
    }

    public RecountedFigures figures() {
        return context.getBean(RecountedFigures.class);
    }

    /** Stops projecting; the schema stays. */
    public void stop() {
        processor().shutDown();
    }

    private StreamingEventProcessor processor() {
        return context.getBean(EventProcessingConfiguration.class)
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
