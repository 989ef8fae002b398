package no.bufdirreporting.platform.query.jdbc;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps work within a transaction from taking the transaction with it: none of its statements takes longer than the
 * limit, and if one fails, only what the work did is undone.
 */
public final class TimeLimit {

    private static final String SETTING = "statement_timeout";

    private final Duration limit;
    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    /** @param limit for each statement, at least a millisecond */
    public TimeLimit(Duration limit, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.limit = limit;
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Does the work on the present transaction.
     *
     * @throws QueryTimeoutException if a statement was cancelled
     */
    public <T> T run(Supplier<T> work) {
        return savepoint.execute(status -> {
            String before = jdbc.sql("select current_setting(?)")
                    .param(SETTING)
                    .query(String.class)
                    .single();
            set(limit.toMillis() + "ms");
            T result = work.get();
            // Where the work fails, going back to the savepoint takes the setting back.
            set(before);
            return result;
        });
    }

    private void set(String timeout) {
        jdbc.sql("select set_config(?, ?, true)")
                .params(SETTING, timeout)
                .query(String.class)
                .single();
    }
}
