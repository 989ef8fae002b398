package no.bufdirreporting.run.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jdbc.TimeLimit;
import no.bufdirreporting.platform.query.jpa.SeparatePersistenceContext;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunEnded;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts when a run is triggered: in the sequence of the organization's events and in their transaction, so that exactly
 * the activities stored before the trigger are counted. If no result is stored, {@link RunSweeper} triggers the run again.
 */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
@DisallowReplay
class RunExecutor {

    private static final Logger log = LoggerFactory.getLogger(RunExecutor.class);
    private static final String RULES_DEADLINE = RunExecutor.class.getName() + ".deadline";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Map<RunKind, RunCalculator<?>> calculators = new EnumMap<>(RunKind.class);
    private final RunResultReceiver results;
    private final Duration limit;
    private final Duration rulesWithin;
    private final TimeLimit timeLimit;
    private final SeparatePersistenceContext separate;

    RunExecutor(
            List<RunCalculator<?>> calculators,
            RunResultReceiver results,
            JdbcClient jdbc,
            SeparatePersistenceContext separate,
            @Value("${bufdir.aggregations.time-limit:3s}") Duration limit,
            @Value("${bufdir.aggregations.rules-within:2s}") Duration rulesWithin) {
        calculators.forEach(it -> this.calculators.put(it.kind(), it));
        this.results = results;
        this.separate = separate;
        this.limit = limit;
        this.rulesWithin = rulesWithin;
        // A failing count must not roll back the batch, and a slow one must not cost the claim on the segment.
        this.timeLimit = new TimeLimit(limit, jdbc);
    }

    @EventHandler
    void on(RunTriggered trigger, TrackingToken token) {
        WriteBehind.flush();
        result(trigger, token.position().orElseThrow()).ifPresent(results::receive);
    }

    /** Empty if the rules that the trigger names are not projected in time. */
    private Optional<RunEnded> result(RunTriggered trigger, long position) {
        String name = "Run %s of %s %s".formatted(trigger.run(), trigger.kind().text(), trigger.id());
        var calculator = Objects.requireNonNull(calculators.get(trigger.kind()));
        while (true) {
            try {
                return Optional.of(timeLimit.run(() -> separate.run(() -> count(calculator, trigger, position))));
            } catch (RulesNotProjectedException missing) {
                if (!waitForRules()) {
                    log.warn("{} is not counted yet, it will be triggered again: {}", name, missing.getMessage());
                    return Optional.empty();
                }
            } catch (QueryTimeoutException slow) {
                log.warn("{} took too long", name, slow);
                return Optional.of(
                        trigger.failed(position, "The figures could not be counted within %s s.".formatted(seconds())));
            } catch (RuntimeException failed) {
                log.warn("{} failed", name, failed);
                return Optional.of(trigger.failed(position, "The figures could not be counted."));
            }
        }
    }

    private static <T extends RunTriggered> RunCompleted count(
            RunCalculator<T> calculator, RunTriggered trigger, long position) {
        // A calculator's kind is that of the triggers it takes.
        @SuppressWarnings("unchecked")
        T ofKind = (T) trigger;
        return calculator.count(ofKind, position);
    }

    /** All runs of a batch together wait at most once as long as one may. */
    private boolean waitForRules() {
        long deadline = CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(RULES_DEADLINE, name -> System.nanoTime() + rulesWithin.toNanos());
        if (System.nanoTime() >= deadline) {
            return false;
        }
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String seconds() {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
