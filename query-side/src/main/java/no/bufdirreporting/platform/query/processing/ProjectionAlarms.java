package no.bufdirreporting.platform.query.processing;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
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

    private final Map<String, Alarm> raised = new ConcurrentHashMap<>();

    /**
     * A batch that cannot be projected. The log tells the cause.
     *
     * @param firstEvent the id of the batch's first event
     * @param events the number of events in the batch
     * @param attempts the number of failures in a row
     */
    public record Alarm(String firstEvent, int events, Instant since, int attempts) {}

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        var first = failure.failedEvents().getFirst();
        var now = new Alarm(first.getIdentifier(), failure.failedEvents().size(), Instant.now(), 1);
        var alarm = raised.merge(
                now.firstEvent(),
                now,
                (earlier, again) ->
                        new Alarm(again.firstEvent(), again.events(), earlier.since(), earlier.attempts() + 1));
        if (alarm.attempts() == 1) {
            log.error(
                    "Cannot project a batch of {} events that begins with {} ({}); the organizations of its segment are not"
                            + " updated until this is resolved",
                    now.events(),
                    now.firstEvent(),
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

    /** The current alarms, by the id of the first event of the batch. */
    public Map<String, Alarm> raised() {
        return Map.copyOf(raised);
    }
}
