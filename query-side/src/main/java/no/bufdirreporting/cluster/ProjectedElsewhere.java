package no.bufdirreporting.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.platform.query.position.ProjectionProgress;
import no.bufdirreporting.platform.query.processing.NodeId;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the other nodes which events this one has projected, so that whoever waits for one may ask any of them. It is told by
 * the transaction that projects, so nobody hears of what is not there; what is lost on the way, as while a node connects,
 * is found by looking at the tokens instead.
 */
@Component
class ProjectedElsewhere implements NodeTask {

    /** Longer than anybody waits: of older events, as in a replay, nobody needs to hear. */
    private static final Duration OF_INTEREST = Duration.ofMinutes(2);

    /** PostgreSQL passes on less than 8000 bytes at a time. */
    private static final int MOST_BYTES = 6000;

    /** A sequence number, with what goes around it in JSON. */
    private static final int NUMBER_BYTES = 25;

    private final JdbcClient jdbc;
    private final ProjectionProgress progress;
    private final JsonColumn json;
    private final String self;
    private volatile boolean others;

    ProjectedElsewhere(JdbcClient jdbc, ProjectionProgress progress, JsonColumn json, NodeId self) {
        this.jdbc = jdbc;
        this.json = json;
        this.progress = progress;
        this.self = self.toString();
    }

    @Configuration(proxyBeanMethods = false)
    static class Interceptor {

        @Bean
        ConfigurerModule othersAreTold(ProjectedElsewhere elsewhere) {
            return configurer -> configurer
                    .eventProcessing()
                    .registerHandlerInterceptor(ReadModel.PROCESSOR, configuration -> elsewhere::collect);
        }
    }

    @Override
    public void look(Set<String> members, boolean leading) {
        others = members.size() > 1;
    }

    private Object collect(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        if (others
                && unitOfWork.getMessage() instanceof DomainEventMessage<?> event
                && event.getTimestamp().isAfter(Instant.now().minus(OF_INTEREST))) {
            WriteBehind.buffer(Shown.class, Shown::new)
                    .latest
                    .put(event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        return chain.proceed();
    }

    @Override
    public void heard(String told) {
        var message = json.read(told, Message.class);
        if (!message.from().equals(self)) {
            message.shown().forEach(progress::show);
        }
    }

    /** @param shown the sequence number of the latest event of each aggregate */
    record Message(String from, Map<String, Long> shown) {}

    /** What a batch has projected. */
    private final class Shown implements WriteBehind.Buffer {

        private final Map<String, Long> latest = new LinkedHashMap<>();

        @Override
        public void flush() {
            var part = new LinkedHashMap<String, Long>();
            int bytes = 0;
            for (var each : latest.entrySet()) {
                int more = json.write(each.getKey()).getBytes(StandardCharsets.UTF_8).length + NUMBER_BYTES;
                if (bytes + more > MOST_BYTES) {
                    tell(part);
                    part.clear();
                    bytes = 0;
                }
                part.put(each.getKey(), each.getValue());
                bytes += more;
            }
            if (!part.isEmpty()) {
                tell(part);
            }
            latest.clear();
        }

        private void tell(Map<String, Long> part) {
            jdbc.sql("select pg_notify(?, ?)")
                    .params(MemberSession.CHANNEL, json.write(new Message(self, part)))
                    .query((row, number) -> true)
                    .single();
        }
    }
}
