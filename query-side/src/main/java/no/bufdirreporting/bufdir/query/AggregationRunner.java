package no.bufdirreporting.bufdir.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.bufdirreporting.bufdir.AggregationCommand;
import no.bufdirreporting.bufdir.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.bufdir.AggregationCommand.FailAggregation;
import no.bufdirreporting.bufdir.AggregationRerunTriggered;
import no.bufdirreporting.bufdir.AggregationTriggered;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.TimeLimit;
import no.bufdirreporting.platform.query.WriteBehind;
import org.axonframework.commandhandling.gateway.CommandGateway;
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
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Counts when a run is triggered. It does so in the sequence of the organization's activities and within their
 * transaction, so that exactly those stored before the trigger are counted. The figures are sent on their way once the
 * transaction is committed; if that never happens, {@link AggregationSweeper} triggers the run again.
 */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
@DisallowReplay
class AggregationRunner {

    private static final Logger log = LoggerFactory.getLogger(AggregationRunner.class);

    private final AggregationCalculator calculator;
    private final CategoryRulesProjection categories;
    private final CommandGateway commands;
    private final Duration limit;
    private final TimeLimit timeLimit;
    private final Executor senders = Executors.newVirtualThreadPerTaskExecutor();

    AggregationRunner(
            AggregationCalculator calculator,
            CategoryRulesProjection categories,
            CommandGateway commands,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${bufdir.aggregations.time-limit:3s}") Duration limit) {
        this.calculator = calculator;
        this.categories = categories;
        this.commands = commands;
        this.limit = limit;
        // A calculation that fails must not take the batch with it, nor one that is slow the claim on the segment.
        this.timeLimit = new TimeLimit(limit, jdbc, transactions);
    }

    @EventHandler
    void on(AggregationTriggered event, TrackingToken token) {
        run(event.aggregationId(), event.orgId(), 1, event.periodStart(), event.periodEnd(), token);
    }

    @EventHandler
    void on(AggregationRerunTriggered event, TrackingToken token) {
        run(event.aggregationId(), event.orgId(), event.run(), event.periodStart(), event.periodEnd(), token);
    }

    private void run(String id, String orgId, int run, LocalDate start, LocalDate end, TrackingToken token) {
        WriteBehind.flush();
        var outcome = count(id, orgId, run, start, end, token.position().orElseThrow());
        CurrentUnitOfWork.get().afterCommit(committed -> senders.execute(() -> send(outcome)));
    }

    private AggregationCommand count(String id, String orgId, int run, LocalDate start, LocalDate end, long position) {
        try {
            return timeLimit.run(() -> {
                var rules = categories.latest();
                return new CompleteAggregation(
                        id, run, calculator.count(orgId, start, end, rules), rules.version(), position);
            });
        } catch (QueryTimeoutException slow) {
            log.warn("Run {} of aggregation {} took too long", run, id, slow);
            return new FailAggregation(id, run, "The figures could not be counted within %s s.".formatted(seconds()));
        } catch (RuntimeException failed) {
            log.warn("Run {} of aggregation {} failed", run, id, failed);
            return new FailAggregation(id, run, "The figures could not be counted.");
        }
    }

    private String seconds() {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private void send(AggregationCommand outcome) {
        commands.send(outcome).exceptionally(lost -> {
            log.warn("An outcome was not stored, the run will be triggered again: {}", outcome, lost);
            return null;
        });
    }
}
