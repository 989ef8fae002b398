package no.bufdirreporting.audit.explanation;

import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All kinds of figures that can be explained. */
@Component
public class Subjects {

    private final AggregationSubject aggregation;
    private final DistributionSubject distribution;
    private final ActivityVersions activities;
    private final PastReferences references;
    private final PastEvents events;

    Subjects(
            AggregationSubject aggregation,
            DistributionSubject distribution,
            ActivityVersions activities,
            PastReferences references,
            PastEvents events) {
        this.aggregation = aggregation;
        this.distribution = distribution;
        this.activities = activities;
        this.references = references;
        this.events = events;
    }

    public Subject<AggregationCompleted> aggregation() {
        return aggregation;
    }

    Subject<DistributionCompleted> distribution() {
        return distribution;
    }

    /** @param fieldKey one field of the report; null for all of it */
    public Subject<ReportSnapshotCompleted> report(@Nullable String fieldKey) {
        return new ReportSubject(activities, references, events, fieldKey);
    }
}
