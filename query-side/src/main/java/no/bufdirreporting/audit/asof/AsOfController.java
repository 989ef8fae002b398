package no.bufdirreporting.audit.asof;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.query.row.PastActivity;
import no.bufdirreporting.aggregation.AggregationMetrics;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.aggregation.query.CountedMetrics;
import no.bufdirreporting.aggregation.query.PastAggregation;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.geography.query.PastDistribution;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers reads of one activity, aggregation, distribution or report snapshot as of an instant, from the events up to then.
 * Without an {@code ETag}: a past version cannot be the precondition of a change.
 */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1", params = "as_of", produces = MediaType.APPLICATION_JSON_VALUE)
class AsOfController {

    private final AsOf asOf;
    private final PastEvents events;
    private final PastReports reports;

    AsOfController(AsOf asOf, PastEvents events, PastReports reports) {
        this.asOf = asOf;
        this.events = events;
        this.reports = reports;
    }

    /** @param asOf the instant, not in the future */
    record At(Instant asOf) {}

    @GetMapping("/activities/{id}")
    ActivityView activity(@PathVariable String id, @RequestParameters At at) {
        return known(PastActivity.of(events.of(id, asOf.position(at.asOf()))), "activity", id);
    }

    @GetMapping("/bufdir-aggregations/{id}")
    AggregationView aggregation(@PathVariable String id, @RequestParameters At at) {
        return known(PastAggregation.of(events.of(id, asOf.position(at.asOf()))), "aggregation", id)
                .aggregation();
    }

    @GetMapping("/bufdir-aggregations/{id}/metrics")
    AggregationMetrics metrics(@PathVariable String id, @RequestParameters At at) {
        return CountedMetrics.of(known(PastAggregation.of(events.of(id, asOf.position(at.asOf()))), "aggregation", id));
    }

    @GetMapping("/geographic-distributions/{id}")
    DistributionView distribution(@PathVariable String id, @RequestParameters At at) {
        return known(PastDistribution.of(events.of(id, asOf.position(at.asOf()))), "distribution", id);
    }

    @GetMapping("/aggregated-report-data/{id}")
    ReportSnapshotView snapshot(@PathVariable String id, @RequestParameters At at) {
        return known(reports.find(id, asOf.position(at.asOf())), "snapshot", id);
    }

    private static <T> T known(Optional<T> found, String what, String id) {
        return found.orElseThrow(() -> ProblemException.notFound(
                "not-found", "There was no %s '%s' then, or it had been deleted.".formatted(what, id)));
    }
}
