package no.bufdirreporting.audit.verification.job;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import no.bufdirreporting.audit.verification.shadow.Meeting;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.axonframework.common.DateTimeUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts one schema in the place of another. */
@Component
class SchemaSwap {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** One segment's token is good for any number of segments: all of them have handled what it covers. */
    private static final String TOKENS = """
            insert into %1$s.token_entry (processor_name, segment, token, token_type, timestamp, owner)
            select done.processor_name, former.segment, done.token, done.token_type, done.timestamp, null
            from %1$s.token_entry as done join %2$s.token_entry as former using (processor_name)
            where processor_name = ? and former.segment <> done.segment""";

    private static final String OTHER_TOKENS = """
            insert into %1$s.token_entry select * from %2$s.token_entry where processor_name <> ?""";

    private static final String READERS = """
            select exists (
                select from pg_locks as lock
                    join pg_class as relation on relation.oid = lock.relation
                    join pg_stat_activity as reader on reader.pid = lock.pid
                where lock.database = (select oid from pg_database where datname = current_database())
                    and relation.relnamespace = ?::regnamespace
                    and reader.xact_start < ? and reader.pid <> pg_backend_pid())""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditJobs jobs;
    private final NodeId node;

    SchemaSwap(JdbcClient jdbc, PlatformTransactionManager transactions, AuditJobs jobs, NodeId node) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.jobs = jobs;
        this.node = node;
    }

    /**
     * Waits for readers who have begun before now and look at a schema of then. Their next statement would find the new
     * one by its name, and see it as it was when they began: half-built. False if they do not end in time.
     */
    boolean awaitEarlierReaders(String schema) {
        var now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        return Meeting.await(
                PATIENCE,
                () -> !jdbc.sql(READERS)
                        .params(schema, now)
                        .query(Boolean.class)
                        .single());
    }

    /** In one transaction. Neither of the two may be projected into meanwhile. */
    void swap(String jobId, String live, String shadow) {
        transaction.executeWithoutResult(status -> {
            // Processors of other read models go on, here and on other nodes: what they note while this copies their
            // tokens
            // has to wait, and then finds the table that is in its place.
            jdbc.sql("lock table %s.token_entry in exclusive mode".formatted(live))
                    .update();
            jdbc.sql("delete from %s.token_entry where processor_name <> ?".formatted(shadow))
                    .param(ReadModel.PROCESSOR)
                    .update();
            jdbc.sql(OTHER_TOKENS.formatted(shadow, live))
                    .param(ReadModel.PROCESSOR)
                    .update();
            jdbc.sql(TOKENS.formatted(shadow, live)).param(ReadModel.PROCESSOR).update();
            // Nobody else's batch, should one be on its way in spite of all, may store its token in what it did not
            // project.
            jdbc.sql("update %s.token_entry set owner = ?, timestamp = ? where processor_name = ?".formatted(shadow))
                    .params(node.toString(), DateTimeUtils.formatInstant(Instant.now()), ReadModel.PROCESSOR)
                    .update();
            jdbc.sql("alter schema %s rename to %s".formatted(live, ShadowSchema.old(jobId)))
                    .update();
            jdbc.sql("alter schema %s rename to %s".formatted(shadow, live)).update();
            jobs.swapped(jobId);
        });
    }
}
