package no.bufdirreporting.platform.query.jdbc;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps work within a transaction from taking the transaction with it: none of its statements takes longer than the
 * limit, and if one fails, only what the work wrote is undone. Work that reads entities also needs a
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
     * Does the work on the present transaction. The savepoint is set by SQL, since JPA's transactions offer none.
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
            // Where the work fails, going back to the savepoint takes the setting back.
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
