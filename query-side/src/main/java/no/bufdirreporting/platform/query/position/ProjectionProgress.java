package no.bufdirreporting.platform.query.position;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import no.bufdirreporting.kernel.AwaitProjection;
import no.bufdirreporting.platform.query.store.Outage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows which events the read model shows, and tells those who wait for one. It remembers the latest events only; who waits
 * for an older one, as after a command that changed nothing, is answered when the read model has reached the end of the
 * store as it was then.
 */
@Component
public class ProjectionProgress {

    /** Answers come within milliseconds of their event, so this outlives by far every wait that is still to come. */
    private static final int REMEMBERED = 50_000;

    private static final Logger log = LoggerFactory.getLogger(ProjectionProgress.class);

    private final Outage outage = new Outage(log, "Who waits for older events is not answered");
    private final ReadModelPosition position;
    private final Duration longestWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock sweeping = new ReentrantLock();
    private final Map<String, List<Waiting>> waiting = new LinkedHashMap<>();
    private final Map<String, Long> shown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private static final class Waiting {
        private final long sequence;
        private final CompletableFuture<Boolean> answer;
        private @Nullable TrackingToken headSeen;

        private Waiting(long sequence, CompletableFuture<Boolean> answer) {
            this.sequence = sequence;
            this.answer = answer;
        }
    }

    ProjectionProgress(
            @Lazy ReadModelPosition position,
            @Value("${bufdir.read-your-writes.longest-wait:60s}") Duration longestWait) {
        this.position = position;
        this.longestWait = longestWait;
    }

    @QueryHandler
    public CompletableFuture<Boolean> handle(AwaitProjection query) {
        var answer = new CompletableFuture<Boolean>();
        lock.lock();
        try {
            Long latest = shown.get(query.aggregateId());
            if (latest != null && latest >= query.sequence()) {
                answer.complete(true);
                return answer;
            }
            waiting.computeIfAbsent(query.aggregateId(), id -> new ArrayList<>(1))
                    .add(new Waiting(query.sequence(), answer));
        } finally {
            lock.unlock();
        }
        answer.whenComplete((shown, cancelled) -> forget(query.aggregateId(), answer));
        // A bus passes no cancellation on to here, so whoever stopped waiting would be remembered forever.
        return answer.completeOnTimeout(false, longestWait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reports each event once the transaction that projected it is committed. */
    public MessageHandlerInterceptor<EventMessage<?>> reporting() {
        return (unitOfWork, chain) -> {
            if (unitOfWork.getMessage() instanceof DomainEventMessage<?> event) {
                unitOfWork.afterCommit(committed -> show(event.getAggregateIdentifier(), event.getSequenceNumber()));
            }
            return chain.proceed();
        };
    }

    /** Fresh events are shown within milliseconds, so only waits that last are worth asking the store for its end. */
    @Scheduled(fixedRate = 20)
    public void answerThoseWhoWaitForOlderEvents() {
        // At a fixed rate other scheduled tasks cannot hold this up; it must only not overtake itself.
        if (sweeping.tryLock()) {
            try {
                sweep();
                outage.worked();
            } catch (RuntimeException storeIsAway) {
                outage.failed(storeIsAway);
            } finally {
                sweeping.unlock();
            }
        }
    }

    private void sweep() {
        List<Waiting> lasting;
        lock.lock();
        try {
            lasting = waiting.values().stream().flatMap(List::stream).toList();
        } finally {
            lock.unlock();
        }
        if (lasting.isEmpty()) {
            return;
        }
        var head = position.head();
        var covered = new HashMap<Optional<TrackingToken>, Boolean>();
        for (var each : lasting) {
            if (each.headSeen == null) {
                each.headSeen = head;
            }
            if (covered.computeIfAbsent(
                    Optional.ofNullable(each.headSeen), seen -> position.covers(seen.orElse(null)))) {
                each.answer.complete(true);
            }
        }
    }

    /** How many wait at the moment. */
    int waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(List::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Takes note that every reader now sees an event, whichever node has projected it. */
    public void show(String aggregateId, long sequence) {
        List<Waiting> satisfied = List.of();
        lock.lock();
        try {
            Long before = shown.remove(aggregateId);
            shown.put(aggregateId, before == null ? sequence : Math.max(before, sequence));
            var all = waiting.get(aggregateId);
            if (all != null) {
                satisfied = all.stream().filter(it -> it.sequence <= sequence).toList();
            }
        } finally {
            lock.unlock();
        }
        satisfied.forEach(it -> it.answer.complete(true));
    }

    private void forget(String aggregateId, CompletableFuture<Boolean> answer) {
        lock.lock();
        try {
            waiting.computeIfPresent(aggregateId, (id, all) -> {
                all.removeIf(it -> it.answer == answer);
                return all.isEmpty() ? null : all;
            });
        } finally {
            lock.unlock();
        }
    }
}
