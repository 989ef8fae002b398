package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The lease in PostgreSQL. */
@Component
final class JdbcLeaseTable implements LeaseTable {

    private static final String RENEW = """
            update audit.lease as lease
            set holder = :holder, expires_at = clock_timestamp() + :millis * interval '1 millisecond',
                epoch = epoch + case when lease.holder = :holder and expires_at > clock_timestamp() then 0 else 1 end
            where name in (
                select name from audit.lease
                where name = 'leader'
                    and (holder = :holder or starts_with(holder, :predecessors) or expires_at <= clock_timestamp())
                for update skip locked)
            returning epoch""";

    private static final String HELD = """
            select true from audit.lease
            where name = 'leader' and holder = ? and epoch = ? and expires_at > clock_timestamp() for share""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcLeaseTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public OptionalLong renew(String holder, String predecessors, Duration term) {
        var epoch = jdbc.sql(RENEW)
                .param("holder", holder)
                .param("predecessors", predecessors)
                .param("millis", term.toMillis())
                .query(Long.class)
                .optional();
        return epoch.isPresent() ? OptionalLong.of(epoch.get()) : OptionalLong.empty();
    }

    @Override
    public boolean whileHeld(String holder, long epoch, Runnable work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean held = jdbc.sql(HELD)
                    .params(holder, epoch)
                    .query(Boolean.class)
                    .optional()
                    .isPresent();
            if (held) {
                work.run();
            }
            return held;
        }));
    }

    @Override
    public void giveUp(String holder, long epoch) {
        jdbc.sql("update audit.lease set expires_at = '-infinity' where name = 'leader' and holder = ? and epoch = ?")
                .params(holder, epoch)
                .update();
    }
}
