package no.bufdirreporting.audit.verification.shadow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops schemas that audit jobs have created and no longer need. */
@Component
public class LeftOverSchemas {

    private static final Logger log = LoggerFactory.getLogger(LeftOverSchemas.class);

    private static final String LEFT_OVER = """
            select nspname from pg_namespace
            where (starts_with(nspname, ?) or starts_with(nspname, ?))
                and not exists (
                    select from audit.job
                    where status = 'RUNNING' and nspname like '%' || regexp_replace(job_id, '[^a-z0-9]', '', 'g') || '%')""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public LeftOverSchemas(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Drops the schemas of all jobs that are not running. A schema that cannot be dropped now is dropped next time. */
    public void dropAll() {
        jdbc.sql(LEFT_OVER)
                .params(ShadowSchema.SHADOW, ShadowSchema.OLD)
                .query(String.class)
                .list()
                .forEach(this::drop);
    }

    /** Drops the schemas of one job, even if its status is still running. */
    public void dropOf(String jobId) {
        var shadow = ShadowSchema.of(jobId);
        drop(shadow.name());
        drop(shadow.past());
        drop(ShadowSchema.old(jobId));
    }

    private void drop(String schema) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '10s'").update();
                jdbc.sql("drop schema if exists %s cascade".formatted(schema)).update();
            });
        } catch (DataAccessException inUse) {
            log.warn("The schema {} could not be dropped", schema, inUse);
        }
    }
}
