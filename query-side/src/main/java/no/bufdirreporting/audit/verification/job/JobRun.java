package no.bufdirreporting.audit.verification.job;

import java.time.Duration;
import no.bufdirreporting.audit.verification.comparison.LiveReadModel;
import no.bufdirreporting.audit.verification.comparison.TableComparison;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.audit.verification.shadow.ShadowReadModel;
import no.bufdirreporting.cluster.ExclusiveProjection;
import org.jspecify.annotations.Nullable;

/** The steps of one job: project all events to a shadow, compare it with the live read model, and maybe swap them. */
record JobRun(
        AuditJob job, LiveReadModel live, ShadowReadModel shadow, SchemaSwap swap, ReadModelComparison comparison) {

    Findings compare() {
        return comparison.findings().orElseGet(this::withoutTables);
    }

    /** The live read model may be stuck; a rebuild then goes on without comparing tables, since it may repair that. */
    private Findings withoutTables() {
        if (job.kind() == Kind.REBUILD) {
            return shadow.figures().tally().with(TableComparison.NONE.findings(shadow.position()));
        }
        throw JobAbortedException.failed("The live read model is stuck or too far behind to be compared.");
    }

    /** Swaps the shadow with the live read model. */
    void replaceLiveReadModel() {
        comparison.catchUp();
        Boolean liveCaughtUp;
        try (var alone = live.alone()) {
            liveCaughtUp = swapAtHead(alone);
        }
        if (liveCaughtUp == null) {
            throw JobAbortedException.failed("Events are stored faster than they can be projected again.");
        }
        if (!liveCaughtUp) {
            live.wakeWatchers();
        }
    }

    private @Nullable Boolean swapAtHead(ExclusiveProjection.Access alone) {
        return live.barrier(comparison::catchUp).hold(shadow::covers, head -> {
            // The live read model need not reach the head, since the shadow has.
            boolean liveCaughtUp = PositionBarrier.await(Duration.ofSeconds(2), () -> live.covers(head));
            shadow.stop();
            if (!swap.awaitEarlierReaders(live.schema())) {
                throw JobAbortedException.failed("A transaction kept reading the live read model for too long.");
            }
            alone.whileStopped(() -> swap.swap(job.jobId(), live.schema(), shadow.schema()));
            return liveCaughtUp;
        });
    }
}
