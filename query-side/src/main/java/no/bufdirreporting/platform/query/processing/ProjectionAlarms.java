package no.bufdirreporting.platform.query.processing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records batches that cannot be projected. A failed batch is rolled back and retried, with growing pauses, until it
 * succeeds: late figures can be trusted, figures that silently lack an event cannot.
 */
@Component
public class ProjectionAlarms implements ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ProjectionAlarms.class);

    private final Map<String, Raised> raised = new ConcurrentHashMap<>();

    /**
     * A batch that cannot be projected. The log tells the cause.
     *
     * @param firstEvent the id of the batch's first event
     * @param events the number of events in the batch
     * @param attempts the number of failures in a row
     */
    public record Alarm(String firstEvent, int events, Instant since, int attempts) {}

    private record Raised(Alarm alarm, @Nullable TrackingToken token) {}

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        var first = failure.failedEvents().getFirst();
        var token = first instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null;
        int events = failure.failedEvents().size();
        var alarm = raised.compute(first.getIdentifier(), (event, earlier) -> {
                    var since =
                            earlier == null ? Instant.now() : earlier.alarm().since();
                    int attempts = earlier == null ? 1 : earlier.alarm().attempts() + 1;
                    return new Raised(new Alarm(event, events, since, attempts), token);
                })
                .alarm();
        if (alarm.attempts() == 1) {
            log.error(
                    "Cannot project a batch of {} events that begins with {} ({}); the organizations of its segment are not"
                            + " updated until this is resolved",
                    events,
                    alarm.firstEvent(),
                    first.getPayloadType().getSimpleName(),
                    failure.error());
        }
        PropagatingErrorHandler.instance().handleError(failure);
    }

    /** Clears an alarm when its event has been projected. */
    MessageHandlerInterceptor<EventMessage<?>> clearing() {
        return (unitOfWork, chain) -> {
            if (!raised.isEmpty()) {
                String event = unitOfWork.getMessage().getIdentifier();
                unitOfWork.afterCommit(committed -> raised.remove(event));
            }
            return chain.proceed();
        };
    }

    /** The current alarms. */
    public List<Alarm> raised() {
        return raised.values().stream().map(Raised::alarm).toList();
    }

    /** The current alarms, without those whose event another node has projected since. */
    List<Alarm> raised(ReadModelPosition position) {
        raised.values().removeIf(it -> it.token() != null && position.covers(it.token()));
        return raised();
    }
}
