package no.bufdirreporting.audit.verification.job;

import java.time.Duration;
import java.time.OffsetDateTime;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Replaces the schema of the live read model by that of a shadow. */
@Component
class SchemaSwap {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The shadow has one segment. Its token is copied to all segments of the live processor, since it covers all events. */
    private static final String TOKENS_OF_SEGMENTS = """
            insert into %1$s.token_entry (processor_name, segment, token, token_type)
            select done.processor_name, former.segment, done.token, done.token_type
            from %1$s.token_entry as done join %2$s.token_entry as former using (processor_name)
            where processor_name = ? and former.segment <> done.segment""";

    private static final String TOKENS_OF_OTHER_PROCESSORS = """
            insert into %1$s.token_entry select * from %2$s.token_entry where processor_name <> ?""";

    /** This node claims the segments under a new epoch, so a batch that is in progress cannot store its token. */
    private static final String CLAIMS = """
            update %1$s.token_entry as done set owner = ?, epoch = former.epoch + 1, extended_at = clock_timestamp()
            from %2$s.token_entry as former
            where (former.processor_name, former.segment) = (done.processor_name, done.segment)
                and done.processor_name = ?""";

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
     * Waits for transactions that have read the schema and began before now. After the swap, their next statement would
     * find the new schema by its name, in the half-built state of their database snapshot. False if they do not end in
     * time.
     */
    boolean awaitEarlierReaders(String schema) {
        var now =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        return PositionBarrier.await(
                PATIENCE,
                () -> !jdbc.sql(READERS)
                        .params(schema, now)
                        .query(Boolean.class)
                        .single());
    }

    /** Swaps in one transaction. Nothing may be projected to either schema meanwhile. */
    void swap(String jobId, String live, String shadow) {
        transaction.executeWithoutResult(status -> {
            // Other processors go on, here and on other nodes. Their token updates wait for this lock, then use the
            // new table.
            jdbc.sql("lock table %s.token_entry in exclusive mode".formatted(live))
                    .update();
            jdbc.sql("delete from %s.token_entry where processor_name <> ?".formatted(shadow))
                    .param(ReadModel.PROCESSOR)
                    .update();
            jdbc.sql(TOKENS_OF_OTHER_PROCESSORS.formatted(shadow, live))
                    .param(ReadModel.PROCESSOR)
                    .update();
            jdbc.sql(TOKENS_OF_SEGMENTS.formatted(shadow, live))
                    .param(ReadModel.PROCESSOR)
                    .update();
            jdbc.sql(CLAIMS.formatted(shadow, live))
                    .params(node.toString(), ReadModel.PROCESSOR)
                    .update();
            jdbc.sql("alter schema %s rename to %s".formatted(live, ShadowSchema.old(jobId)))
                    .update();
            jdbc.sql("alter schema %s rename to %s".formatted(shadow, live)).update();
            jobs.markSwapped(jobId);
        });
    }
}
