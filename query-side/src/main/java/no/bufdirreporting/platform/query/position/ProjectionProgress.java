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
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
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
 * Tracks which events are projected, and answers queries that wait for one. It remembers only the latest events. A wait
 * for an older event, as after a command that changed nothing, is answered when the read model has reached the head of
 * the moment when the wait was first checked. While the read model is paused, waits end without success.
 */
@Component
public class ProjectionProgress {

    /**
     * How old a wait must be before the head of Axon Server is asked for it. The server tells that it has stored an event
     * before its own head includes it: asked at once, it can name the position before the event that is waited for.
     */
    private static final Duration LAG_OF_AXON_SERVER = Duration.ofMillis(250);

    /** Waits follow their event within milliseconds, so this covers every wait to come. */
    private static final int MAX_REMEMBERED = 50_000;

    private static final Logger log = LoggerFactory.getLogger(ProjectionProgress.class);

    private final Outage outage = new Outage(log, "Waits for older events cannot be answered");
    private final ReadModelPosition position;
    private final PausedProcessors pauses;
    private final Duration longestWait;
    private final Duration headLag;
    private final ReentrantLock sweeping = new ReentrantLock();

    /** The open waits by aggregate id; also the lock that guards them and what is projected. */
    private final Map<String, List<Waiter>> waiting = new LinkedHashMap<>();

    private final Map<String, Long> projected = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private static final class Waiter {
        private final long sequence;
        private final CompletableFuture<Boolean> answer;
        private final long since = System.nanoTime();
        private @Nullable TrackingToken headSeen;

        private Waiter(long sequence, CompletableFuture<Boolean> answer) {
            this.sequence = sequence;
            this.answer = answer;
        }
    }

    ProjectionProgress(
            @Lazy ReadModelPosition position,
            PausedProcessors pauses,
            @Value("${bufdir.read-your-writes.longest-wait:60s}") Duration longestWait,
            @Value("${axon.axonserver.enabled:true}") boolean axonServer) {
        this.position = position;
        this.pauses = pauses;
        this.longestWait = longestWait;
        this.headLag = axonServer ? LAG_OF_AXON_SERVER : Duration.ZERO;
    }

    @QueryHandler
    public CompletableFuture<Boolean> handle(AwaitProjection query) {
        var answer = new CompletableFuture<Boolean>();
        synchronized (waiting) {
            Long latest = projected.get(query.aggregateId());
            if (latest != null && latest >= query.sequence()) {
                answer.complete(true);
                return answer;
            }
            waiting.computeIfAbsent(query.aggregateId(), id -> new ArrayList<>(1))
                    .add(new Waiter(query.sequence(), answer));
        }
        answer.whenComplete((result, cancelled) -> forget(query.aggregateId(), answer));
        // The query bus does not pass on cancellation, so an abandoned wait must time out.
        return answer.completeOnTimeout(false, longestWait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Marks each event as projected after its transaction has committed. */
    public MessageHandlerInterceptor<EventMessage<?>> reportAfterCommit() {
        return (unitOfWork, chain) -> {
            if (unitOfWork.getMessage() instanceof DomainEventMessage<?> event) {
                unitOfWork.afterCommit(
                        committed -> markProjected(event.getAggregateIdentifier(), event.getSequenceNumber()));
            }
            return chain.proceed();
        };
    }

    /** Recent events are projected within milliseconds, so only longer waits ask the store for its head. */
    @Scheduled(fixedRate = 20)
    public void answerWaitersForOlderEvents() {
        // Runs at a fixed rate may overlap.
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
        List<Waiter> waiters;
        synchronized (waiting) {
            waiters = waiting.values().stream()
                    .flatMap(List::stream)
                    .filter(it -> System.nanoTime() - it.since >= headLag.toNanos())
                    .toList();
        }
        if (waiters.isEmpty()) {
            return;
        }
        if (pauses.isPaused(ReadModel.PROCESSOR)) {
            waiters.forEach(it -> it.answer.complete(false));
            return;
        }
        var head = position.head();
        var covered = new HashMap<Optional<TrackingToken>, Boolean>();
        for (var each : waiters) {
            if (each.headSeen == null) {
                each.headSeen = head;
            }
            if (covered.computeIfAbsent(
                    Optional.ofNullable(each.headSeen), seen -> position.covers(seen.orElse(null)))) {
                each.answer.complete(true);
            }
        }
    }

    /** The number of open waits. */
    int waiting() {
        synchronized (waiting) {
            return waiting.values().stream().mapToInt(List::size).sum();
        }
    }

    /** Records that an event is projected, on this or another node, and answers the waits for it. */
    public void markProjected(String aggregateId, long sequence) {
        List<Waiter> satisfied = List.of();
        synchronized (waiting) {
            Long before = projected.remove(aggregateId);
            projected.put(aggregateId, before == null ? sequence : Math.max(before, sequence));
            var all = waiting.get(aggregateId);
            if (all != null) {
                satisfied = all.stream().filter(it -> it.sequence <= sequence).toList();
            }
        }
        satisfied.forEach(it -> it.answer.complete(true));
    }

    private void forget(String aggregateId, CompletableFuture<Boolean> answer) {
        synchronized (waiting) {
            waiting.computeIfPresent(aggregateId, (id, all) -> {
                all.removeIf(it -> it.answer == answer);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
