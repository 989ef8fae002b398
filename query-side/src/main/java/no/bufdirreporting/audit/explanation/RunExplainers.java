package no.bufdirreporting.audit.explanation;

import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The explainers of all kinds of runs that can be explained. */
@Component
public class RunExplainers {

    private final AggregationExplainer aggregation;
    private final DistributionExplainer distribution;
    private final ActivityVersions activities;
    private final PastReferences references;
    private final PastEvents events;

    RunExplainers(
            AggregationExplainer aggregation,
            DistributionExplainer distribution,
            ActivityVersions activities,
            PastReferences references,
            PastEvents events) {
        this.aggregation = aggregation;
        this.distribution = distribution;
        this.activities = activities;
        this.references = references;
        this.events = events;
    }

    public RunExplainer<AggregationCompleted> aggregation() {
        return aggregation;
    }

    RunExplainer<DistributionCompleted> distribution() {
        return distribution;
    }

    /** @param fieldKey one field of the report; null for all fields */
    public RunExplainer<ReportSnapshotCompleted> report(@Nullable String fieldKey) {
        return new ReportExplainer(activities, references, events, fieldKey);
    }
}
