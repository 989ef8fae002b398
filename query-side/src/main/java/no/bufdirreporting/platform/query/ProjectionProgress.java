package no.bufdirreporting.platform.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import no.bufdirreporting.platform.AwaitProjection;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Knows which events the read model shows, and tells those who wait for one. */
@Component
class ProjectionProgress {

    /** Answers come within milliseconds of their event, so this outlives by far every wait that is still to come. */
    private static final int REMEMBERED = 50_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Waiting>> waiting = new LinkedHashMap<>();
    private final Map<String, Long> shown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Waiting(long sequence, CompletableFuture<Boolean> answer) {}

    @QueryHandler
    CompletableFuture<Boolean> handle(AwaitProjection query) {
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
        // Who stops waiting cancels; forgetting is cheap, so it is the same for an answer.
        return answer.whenComplete((shown, cancelled) -> forget(query.aggregateId(), answer));
    }

    /** Reports each event once the transaction that projected it is committed. */
    MessageHandlerInterceptor<EventMessage<?>> reporting() {
        return (unitOfWork, chain) -> {
            if (unitOfWork.getMessage() instanceof DomainEventMessage<?> event) {
                unitOfWork.afterCommit(committed -> show(event.getAggregateIdentifier(), event.getSequenceNumber()));
            }
            return chain.proceed();
        };
    }

    private void show(String aggregateId, long sequence) {
        List<Waiting> satisfied = List.of();
        lock.lock();
        try {
            shown.remove(aggregateId);
            shown.put(aggregateId, sequence);
            var all = waiting.get(aggregateId);
            if (all != null) {
                satisfied = all.stream().filter(it -> it.sequence() <= sequence).toList();
            }
        } finally {
            lock.unlock();
        }
        satisfied.forEach(it -> it.answer().complete(true));
    }

    private void forget(String aggregateId, CompletableFuture<Boolean> answer) {
        lock.lock();
        try {
            waiting.computeIfPresent(aggregateId, (id, all) -> {
                all.removeIf(it -> it.answer() == answer);
                return all.isEmpty() ? null : all;
            });
        } finally {
            lock.unlock();
        }
    }
}
