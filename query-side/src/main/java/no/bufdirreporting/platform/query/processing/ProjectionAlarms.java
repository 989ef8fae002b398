package no.bufdirreporting.platform.query.processing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.bufdirreporting.platform.axon.Unavailability;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import no.bufdirreporting.platform.query.store.Outage;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records batches that cannot be projected. A failed batch is rolled back and retried, with growing pauses, until it
 * succeeds: late figures can be trusted, figures that silently lack an event cannot.
 *
 * <p>A batch that failed because a store is away, or because another node has claimed the segment meanwhile, raises no
 * alarm: there is nothing to resolve in it.
 */
@Component
public class ProjectionAlarms implements ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ProjectionAlarms.class);

    private static final int MAX_CAUSES = 32;

    private final Outage outage = new Outage(log, "Events are not projected, because a store is away");
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
        if (isClaimLost(failure.error())) {
            log.info(
                    "Another node has claimed a segment of this one, and projects its batch of {} events",
                    failure.failedEvents().size());
        } else if (Unavailability.causes(failure.error())) {
            outage.failed(failure.error());
        } else {
            raise(failure);
        }
        PropagatingErrorHandler.instance().handleError(failure);
    }

    private static boolean isClaimLost(Throwable failure) {
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(UnableToClaimTokenException.class::isInstance);
    }

    private void raise(ErrorContext failure) {
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
    }

    /** Clears an alarm when its event has been projected. */
    MessageHandlerInterceptor<EventMessage<?>> clearing() {
        return (unitOfWork, chain) -> {
            if (outage.isUnderWay()) {
                unitOfWork.afterCommit(committed -> outage.worked());
            }
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
