package no.bufdirreporting.platform.query.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import no.bufdirreporting.platform.query.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TimeLimitTest {

    private final HikariDataSource database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final TimeLimit limit = new TimeLimit(Duration.ofMillis(100), jdbc);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void slowWorkIsUndoneAndTheTransactionGoesOn() {
        jdbc.sql("create table public.note (text text)").update();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            note("before");
            assertThatThrownBy(() -> limit.run(() -> {
                        note("within");
                        return text("select pg_sleep(5)::text");
                    }))
                    .isInstanceOf(QueryTimeoutException.class);
            note("after");
            assertThat(text("show statement_timeout")).isEqualTo("0");
        });

        assertThat(text("select string_agg(text, ' ' order by text desc) from public.note"))
                .isEqualTo("before after");
    }

    @Test
    void theLimitEndsWithTheWork() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            text("select set_config('statement_timeout', '7s', true)");
            assertThat(limit.run(() -> text("show statement_timeout"))).isEqualTo("100ms");
            assertThat(text("show statement_timeout")).isEqualTo("7s");
        });
    }

    private void note(String text) {
        jdbc.sql("insert into public.note values (?)").param(text).update();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
