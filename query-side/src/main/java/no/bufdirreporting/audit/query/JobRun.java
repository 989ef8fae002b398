package no.bufdirreporting.audit.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import no.bufdirreporting.audit.query.AuditJob.Kind;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The steps of one job: build the read model anew, compare it with the live one, and for a rebuild take its place. */
final class JobRun {

    /** So few events that the rest of the way takes no time to speak of. */
    private static final long CLOSE = 500;

    private final AuditJob job;
    private final LiveReadModel live;
    private final ShadowReadModel shadow;
    private final ShadowSchema schema;
    private final SchemaSwap swap;
    private final JobPulse pulse;
    private final ObjectMapper json;

    JobRun(
            AuditJob job,
            LiveReadModel live,
            ShadowReadModel shadow,
            ShadowSchema schema,
            SchemaSwap swap,
            JobPulse pulse,
            ObjectMapper json) {
        this.job = job;
        this.live = live;
        this.shadow = shadow;
        this.schema = schema;
        this.swap = swap;
        this.pulse = pulse;
        this.json = json;
    }

    private record Snapshot(Connection connection, long position) {}

    /** Both read models as of the moment at which they stood at the same position, compared while they go on. */
    Findings compare() {
        var snapshot = meet();
        pulse.beat();
        if (snapshot == null) {
            return withoutTables();
        }
        try (var connection = snapshot.connection()) {
            try {
                var both = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                var tables =
                        new TableComparison(both, live.schema(), schema.name(), json).run(pulse::requireNotCancelled);
                return shadow.figures().tally().with(tables, snapshot.position());
            } finally {
                connection.rollback();
            }
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private @Nullable Snapshot meet() {
        catchUp();
        try (var _ = live.alone()) {
            return live.meeting(this::catchUp).hold(this::bothCover, this::snapshot);
        }
    }

    private boolean bothCover(@Nullable TrackingToken head) {
        return shadow.covers(head) && live.covers(head);
    }

    /** The live read model may stand still over what a rebuild is to mend. */
    private Findings withoutTables() {
        if (job.kind() == Kind.REBUILD) {
            return shadow.figures().tally().with(TableComparison.NONE, shadow.position());
        }
        throw JobEnded.failed("The live read model stands still or is too far behind to be compared.");
    }

    /** A transaction sees from its first statement on what was committed then. */
    private Snapshot snapshot(@Nullable TrackingToken head) {
        try {
            var connection = live.pool().getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var first = connection.createStatement()) {
                first.execute("select 1");
            }
            return new Snapshot(connection, head == null ? 0 : head.position().orElseThrow());
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    /** Lets the shadow take the live read model's place. */
    void takeOver() {
        catchUp();
        Boolean done;
        try (var _ = live.alone()) {
            done = replace();
        }
        if (done == null) {
            throw JobEnded.failed("Events come faster than they can be projected again.");
        }
        if (!done) {
            live.wakeWatchers();
        }
    }

    private @Nullable Boolean replace() {
        return live.meeting(this::catchUp).hold(shadow::covers, head -> {
            // Not insisted on: what it has not projected by then, the shadow has.
            boolean told = Meeting.await(Duration.ofSeconds(2), () -> live.covers(head));
            shadow.stop();
            if (!swap.awaitEarlierReaders(live.schema())) {
                throw JobEnded.failed("Somebody kept reading the live read model for too long.");
            }
            live.whileStopped(() -> swap.swap(job.jobId(), live.schema(), schema.name()));
            return told;
        });
    }

    private void catchUp() {
        while (live.head() - shadow.position() > CLOSE) {
            pulse.requireNotCancelled();
            var trouble = shadow.trouble();
            if (trouble != null) {
                throw JobEnded.failed(trouble);
            }
            Meeting.pause(20);
        }
        pulse.requireNotCancelled();
    }
}
