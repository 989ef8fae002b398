package no.bufdirreporting.platform.query.jdbc;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs work within a transaction so that its failure does not roll back the whole transaction: each statement has a
 * time limit, and if one fails, only the writes of the work are undone. Work that reads entities also needs a
 * {@code SeparatePersistenceContext}.
 */
public final class TimeLimit {

    private static final String SETTING = "statement_timeout";

    private final Duration limit;
    private final JdbcClient jdbc;

    /** @param limit for each statement, at least a millisecond */
    public TimeLimit(Duration limit, JdbcClient jdbc) {
        this.limit = limit;
        this.jdbc = jdbc;
    }

    /**
     * Does the work in the current transaction. The savepoint is set by SQL, since JPA transactions do not support them.
     *
     * @throws QueryTimeoutException if a statement was cancelled
     */
    public <T> T run(Supplier<T> work) {
        jdbc.sql("savepoint time_limit").update();
        T result;
        try {
            String before = jdbc.sql("select current_setting(?)")
                    .param(SETTING)
                    .query(String.class)
                    .single();
            set(limit.toMillis() + "ms");
            result = work.get();
            // If the work fails, the rollback to the savepoint restores the setting.
            set(before);
        } catch (RuntimeException | Error failed) {
            jdbc.sql("rollback to savepoint time_limit").update();
            throw failed;
        }
        jdbc.sql("release savepoint time_limit").update();
        return result;
    }

    private void set(String timeout) {
        jdbc.sql("select set_config(?, ?, true)")
                .params(SETTING, timeout)
                .query(String.class)
                .single();
    }
}
