package no.bufdirreporting.platform.query;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.FailAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.cluster.ExclusiveProjection;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.geography.DistributionCommand.ResumeDistribution;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.FailReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshOutdatedReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.ResumeReportSnapshot;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionCommand.FailSubmission;
import no.bufdirreporting.submission.SubmissionCommand.ResumeSubmission;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RestController;

/**
 * The query side without its web layer, on its own database: production's projections, processors, token store and
 * migrations. There is no command side; sent commands have no effect, but tests can inspect them.
 */
public final class RunningReadModel implements AutoCloseable {

    private static final int SEGMENTS = 4;

    private final EventLog log;
    private final ConfigurableApplicationContext context;
    private final StreamingEventProcessor processor;
    private final StreamingEventProcessor audit;
    private final StreamingEventProcessor versions;
    private final Map<Class<?>, BlockingQueue<?>> commands = new HashMap<>();

    private RunningReadModel(EventLog log, ConfigurableApplicationContext context) {
        this.log = log;
        this.context = context;
        this.processor = processor(ReadModel.PROCESSOR);
        this.audit = processor("audit-trail");
        this.versions = processor("audit-versions");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "no.bufdirreporting",
            excludeFilters = {
                @ComponentScan.Filter(RestController.class),
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Filter.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "no\\.bufdirreporting\\.platform\\.http\\..*")
            })
    static class QuerySide {

        @Bean
        HikariDataSource dataSource() {
            return TestDatabase.migrated();
        }

        @Bean({"eventBus", "eventStore"})
        EventStore eventStore(EventLog log) {
            return new SignallingEventStore(log);
        }

        @Bean
        StoredEvents storedEvents(EventLog log, @Qualifier("eventSerializer") Serializer serializer) {
            return new LoggedEvents(log, serializer);
        }

        @Bean
        CommandBus commandBus() {
            return SimpleCommandBus.builder().build();
        }

        @Bean
        QueryBus queryBus(QueryUpdateEmitter emitter) {
            return SimpleQueryBus.builder().queryUpdateEmitter(emitter).build();
        }
    }

    /**
     * Starts on an empty database and returns when all events of the log are projected.
     *
     * @param properties as {@code name=value}
     */
    public static RunningReadModel start(EventLog log, String... properties) {
        RunningReadModel started;
        // Two contexts that start at once would both set up the one logging system.
        synchronized (RunningReadModel.class) {
            started = startAlone(log, properties);
        }
        started.settle();
        return started;
    }

    private static RunningReadModel startAlone(EventLog log, String... properties) {
        var arguments = new ArrayList<String>();
        arguments.add("--spring.config.import=classpath:platform.yml,classpath:query-side.yml");
        arguments.add("--axon.axonserver.enabled=false");
        for (String property : properties) {
            arguments.add("--" + property);
        }
        var context = new SpringApplicationBuilder(QuerySide.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(it -> it.getBeanFactory().registerSingleton("eventLog", log))
                .run(arguments.toArray(String[]::new));
        var started = new RunningReadModel(log, context);
        started.commands(CompleteAggregation.class);
        started.commands(FailAggregation.class);
        started.commands(ResumeAggregation.class);
        started.commands(CompleteSubmission.class);
        started.commands(FailSubmission.class);
        started.commands(ResumeSubmission.class);
        started.commands(CompleteDistribution.class);
        started.commands(FailDistribution.class);
        started.commands(ResumeDistribution.class);
        started.commands(CompleteReportSnapshot.class);
        started.commands(FailReportSnapshot.class);
        started.commands(ResumeReportSnapshot.class);
        started.commands(RefreshOutdatedReportSnapshot.class);
        return started;
    }

    private StreamingEventProcessor processor(String name) {
        return bean(EventProcessingConfiguration.class)
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public void publish(DomainEventMessage<?>... events) {
        publish(List.of(events));
    }

    /** Stores events, then notifies the readers. */
    public void publish(List<DomainEventMessage<?>> events) {
        bean(EventStore.class).publish(events);
    }

    /** Stores events while the processor is stopped, so that they are handled as one batch if the batch size allows it. */
    public void publishAsOneBatch(DomainEventMessage<?>... events) {
        whileStopped(() -> publish(events));
    }

    /** Stops the processor of the read model with exclusive access: a stopped one is restarted every second otherwise. */
    private void whileStopped(Runnable work) {
        try (var access = bean(ExclusiveProjection.class).claim()) {
            access.whileStopped(work);
        }
    }

    /** Stores events and waits until they are projected. */
    public void project(DomainEventMessage<?>... events) {
        publish(events);
        settle();
    }

    /** Waits until all stored events are projected and committed. */
    public void settle() {
        long head = log.head();
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(3))
                .until(() -> hasReached(processor, SEGMENTS, head)
                        && hasReached(audit, 1, head)
                        && hasReached(versions, 1, head));
    }

    private static boolean hasReached(StreamingEventProcessor processor, int segments, long head) {
        var status = processor.processingStatus();
        return status.size() == segments
                && status.values().stream()
                        .allMatch(it -> !it.isErrorState()
                                && (head == 0 || it.getCurrentPosition().orElse(0) >= head));
    }

    /**
     * Empties the read model and replays all events.
     *
     * @param whenEmpty to be run in between
     */
    public void replay(Runnable whenEmpty) {
        var audits = List.of(audit, versions);
        whileStopped(() -> {
            audits.forEach(StreamingEventProcessor::shutDown);
            processor.resetTokens();
            audits.forEach(StreamingEventProcessor::resetTokens);
            whenEmpty.run();
        });
        audits.forEach(StreamingEventProcessor::start);
        settle();
    }

    public <R> R ask(Object query, Class<R> answer) {
        return bean(QueryGateway.class).query(query, answer).join();
    }

    public <R> Optional<R> find(Object query, Class<R> answer) {
        return bean(QueryGateway.class)
                .query(query, ResponseTypes.optionalInstanceOf(answer))
                .join();
    }

    /** The sent commands of a type that the test has not taken yet. */
    public <C> BlockingQueue<C> commands(Class<C> type) {
        @SuppressWarnings("unchecked")
        var sent = (BlockingQueue<C>) commands.computeIfAbsent(type, name -> {
            var queue = new LinkedBlockingQueue<Object>();
            bean(CommandBus.class).subscribe(type.getName(), command -> queue.add(command.getPayload()));
            return queue;
        });
        return sent;
    }

    /** All rows of all tables of the read model except tokens and migrations, sorted. */
    public SortedMap<String, List<String>> rows() {
        var jdbc = bean(JdbcTemplate.class);
        var rows = new TreeMap<String, List<String>>();
        for (String table : jdbc.queryForList("""
                select table_name from information_schema.tables
                where table_schema = 'read_model'
                    and table_name not in ('token_entry', 'flyway_schema_history')""", String.class)) {
            rows.put(table, rows(table));
        }
        return rows;
    }

    /** All rows of one table, sorted. */
    public List<String> rows(String table) {
        return bean(JdbcTemplate.class)
                .queryForList("select t::text from %s as t order by 1".formatted(table), String.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
