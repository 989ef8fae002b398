package no.bufdirreporting.run.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import no.bufdirreporting.platform.query.jdbc.TimeLimit;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Counts where an event handler asks for it: in the sequence of the organization's activities and within their
 * transaction, so that exactly those stored before the event are counted. The outcome is sent on its way as a command once
 * the transaction is committed; if that never happens, {@link RunSweeper} triggers the run again.
 */
@Component
public class SequencedRuns {

    private static final Logger log = LoggerFactory.getLogger(SequencedRuns.class);

    private final RunOutcomes outcomes;
    private final Duration limit;
    private final TimeLimit timeLimit;

    SequencedRuns(
            RunOutcomes outcomes,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${bufdir.aggregations.time-limit:3s}") Duration limit) {
        this.outcomes = outcomes;
        this.limit = limit;
        // A calculation that fails must not take the batch with it, nor one that is slow the claim on the segment.
        this.timeLimit = new TimeLimit(limit, jdbc, transactions);
    }

    /**
     * @param name for the log
     * @param count makes the command that ends the run with figures
     * @param failure makes the one that ends it without, of a reason for a person
     */
    public void run(String name, Supplier<?> count, Function<String, ?> failure) {
        WriteBehind.flush();
        Object outcome = outcome(name, count, failure);
        outcomes.counted(outcome);
    }

    private Object outcome(String name, Supplier<?> count, Function<String, ?> failure) {
        try {
            return timeLimit.run(count);
        } catch (QueryTimeoutException slow) {
            log.warn("{} took too long", name, slow);
            return failure.apply("The figures could not be counted within %s s.".formatted(seconds()));
        } catch (RuntimeException failed) {
            log.warn("{} failed", name, failed);
            return failure.apply("The figures could not be counted.");
        }
    }

    private String seconds() {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
