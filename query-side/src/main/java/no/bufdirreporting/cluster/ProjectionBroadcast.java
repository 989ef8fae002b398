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
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Notifies the other nodes of the events that this node has projected, so that a client may wait for its event on any
 * node. The notification is sent in the transaction that projects, so it never precedes the projection. Lost
 * notifications, for example while a node connects, are made up for by comparing tokens.
 */
@Component
class ProjectionBroadcast implements NodeTask {

    /** Longer than any wait; older events, as in a replay, are not announced. */
    private static final Duration MAX_EVENT_AGE = Duration.ofMinutes(2);

    /** A PostgreSQL notification holds less than 8000 bytes. */
    private static final int MAX_PAYLOAD_BYTES = 6000;

    /** The bytes of a sequence number and its JSON punctuation. */
    private static final int ENTRY_OVERHEAD_BYTES = 25;

    private final NodeChannel channel;
    private final ProjectionProgress progress;
    private final JsonColumn json;
    private final String self;
    private volatile boolean hasOtherMembers;

    ProjectionBroadcast(NodeChannel channel, ProjectionProgress progress, JsonColumn json, NodeId self) {
        this.channel = channel;
        this.json = json;
        this.progress = progress;
        this.self = self.toString();
    }

    @Configuration(proxyBeanMethods = false)
    static class Interceptor {

        @Bean
        ConfigurerModule projectionBroadcaster(ProjectionBroadcast broadcast) {
            return configurer -> configurer
                    .eventProcessing()
                    .registerHandlerInterceptor(ReadModel.PROCESSOR, configuration -> broadcast::collect);
        }
    }

    @Override
    public void check(Set<String> members, Leadership lead) {
        hasOtherMembers = members.size() > 1;
    }

    Object collect(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        if (hasOtherMembers
                && unitOfWork.getMessage() instanceof DomainEventMessage<?> event
                && event.getTimestamp().isAfter(Instant.now().minus(MAX_EVENT_AGE))) {
            WriteBehind.buffer(ProjectedBatch.class, ProjectedBatch::new)
                    .latest
                    .put(event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        return chain.proceed();
    }

    @Override
    public void received(String notification) {
        var message = json.read(notification, Message.class);
        if (!message.from().equals(self)) {
            message.projected().forEach(progress::markProjected);
        }
    }

    /** @param projected the sequence number of the latest projected event, by aggregate id */
    record Message(String from, Map<String, Long> projected) {}

    /** The latest events of the current batch. */
    private final class ProjectedBatch implements WriteBehind.Buffer {

        private final Map<String, Long> latest = new LinkedHashMap<>();

        @Override
        public void flush() {
            var part = new LinkedHashMap<String, Long>();
            int bytes = 0;
            for (var each : latest.entrySet()) {
                int more = json.write(each.getKey()).getBytes(StandardCharsets.UTF_8).length + ENTRY_OVERHEAD_BYTES;
                if (bytes + more > MAX_PAYLOAD_BYTES) {
                    send(part);
                    part.clear();
                    bytes = 0;
                }
                part.put(each.getKey(), each.getValue());
                bytes += more;
            }
            if (!part.isEmpty()) {
                send(part);
            }
            latest.clear();
        }

        private void send(Map<String, Long> part) {
            channel.send(json.write(new Message(self, part)));
        }
    }
}
