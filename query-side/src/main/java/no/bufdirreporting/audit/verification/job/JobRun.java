package no.bufdirreporting.audit.verification.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import no.bufdirreporting.audit.verification.comparison.LiveReadModel;
import no.bufdirreporting.audit.verification.comparison.TableComparison;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.JobEnded;
import no.bufdirreporting.audit.verification.shadow.Meeting;
import no.bufdirreporting.audit.verification.shadow.ShadowReadModel;
import no.bufdirreporting.cluster.ExclusiveProjection;
import org.jspecify.annotations.Nullable;

/** The steps of one job: build the read model anew, compare it with the live one, and for a rebuild take its place. */
final class JobRun {

    private final AuditJob job;
    private final LiveReadModel live;
    private final ShadowReadModel shadow;
    private final SchemaSwap swap;
    private final ReadModelComparison comparison;

    JobRun(
            AuditJob job,
            LiveReadModel live,
            ShadowReadModel shadow,
            SchemaSwap swap,
            JobPulse pulse,
            ObjectMapper json) {
        this.job = job;
        this.live = live;
        this.shadow = shadow;
        this.swap = swap;
        this.comparison = new ReadModelComparison(live, shadow, pulse, json);
    }

    Findings compare() {
        return comparison.findings().orElseGet(this::withoutTables);
    }

    /** The live read model may stand still over what a rebuild is to mend. */
    private Findings withoutTables() {
        if (job.kind() == Kind.REBUILD) {
            return shadow.figures().tally().with(TableComparison.NONE.findings(shadow.position()));
        }
        throw JobEnded.failed("The live read model stands still or is too far behind to be compared.");
    }

    /** Lets the shadow take the live read model's place. */
    void takeOver() {
        comparison.catchUp();
        Boolean done;
        try (var alone = live.alone()) {
            done = replace(alone);
        }
        if (done == null) {
            throw JobEnded.failed("Events come faster than they can be projected again.");
        }
        if (!done) {
            live.wakeWatchers();
        }
    }

    private @Nullable Boolean replace(ExclusiveProjection.Access alone) {
        return live.meeting(comparison::catchUp).hold(shadow::covers, head -> {
            // Not insisted on: what it has not projected by then, the shadow has.
            boolean told = Meeting.await(Duration.ofSeconds(2), () -> live.covers(head));
            shadow.stop();
            if (!swap.awaitEarlierReaders(live.schema())) {
                throw JobEnded.failed("Somebody kept reading the live read model for too long.");
            }
            alone.whileStopped(() -> swap.swap(job.jobId(), live.schema(), shadow.schema()));
            return told;
        });
    }
}
