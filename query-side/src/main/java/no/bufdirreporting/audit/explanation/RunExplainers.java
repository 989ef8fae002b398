package no.bufdirreporting.audit.explanation;

import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the explainers of all kinds of runs that can be explained. */
@Component
public record RunExplainers(ActivityVersions activities, PastReferences references, PastEvents events) {

    public RunExplainer<AggregationCompleted> aggregation() {
        return new AggregationExplainer(activities, references, events);
    }

    RunExplainer<DistributionCompleted> distribution() {
        return new DistributionExplainer(activities, references, events);
    }

    /** @param fieldKey one field of the report; null for all fields */
    public RunExplainer<ReportSnapshotCompleted> report(@Nullable String fieldKey) {
        return new ReportExplainer(activities, references, events, fieldKey);
    }
}
