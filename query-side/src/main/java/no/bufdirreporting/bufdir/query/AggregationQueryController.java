package no.bufdirreporting.bufdir.query;

import no.bufdirreporting.bufdir.AggregationKind;
import no.bufdirreporting.bufdir.AggregationMetrics;
import no.bufdirreporting.bufdir.AggregationQuery.AggregationDetails;
import no.bufdirreporting.bufdir.AggregationQuery.AggregationPage;
import no.bufdirreporting.bufdir.AggregationQuery.FindAggregation;
import no.bufdirreporting.bufdir.AggregationQuery.FindAggregationMetrics;
import no.bufdirreporting.bufdir.AggregationQuery.ListAggregations;
import no.bufdirreporting.bufdir.AggregationStatus;
import no.bufdirreporting.bufdir.AggregationView;
import no.bufdirreporting.platform.http.IfMatch;
import no.bufdirreporting.platform.http.ListBody;
import no.bufdirreporting.platform.http.Paging;
import no.bufdirreporting.platform.http.ProblemException;
import no.bufdirreporting.platform.http.RequestParameters;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of aggregations. */
@RestController
@RequestMapping(path = "/api/v1/bufdir-aggregations", produces = MediaType.APPLICATION_JSON_VALUE)
class AggregationQueryController {

    private final QueryGateway queries;

    AggregationQueryController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping
    ListBody<AggregationView> list(@RequestParameters ListParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(
                        new ListAggregations(
                                wanted.orgId(),
                                wanted.kind(),
                                wanted.status(),
                                wanted.reportingPeriodId(),
                                paging.offset(),
                                paging.limit()),
                        AggregationPage.class)
                .join();
        return ListBody.of(page.aggregations(), paging, page.total());
    }

    @GetMapping("/{id}")
    ResponseEntity<AggregationView> one(@PathVariable String id) {
        var found =
                queries.query(new FindAggregation(id), AggregationView.class).join();
        if (found == null) {
            throw unknown(id);
        }
        return ResponseEntity.ok().eTag(IfMatch.etag(found.version())).body(found);
    }

    @GetMapping("/{id}/metrics")
    AggregationMetrics metrics(@PathVariable String id) {
        var found = queries.query(new FindAggregationMetrics(id), AggregationDetails.class)
                .join();
        if (found == null) {
            throw unknown(id);
        }
        return CountedMetrics.of(found);
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("not-found", "There is no aggregation '%s', or it was deleted.".formatted(id));
    }

    record ListParameters(
            @Nullable String orgId,
            @Nullable AggregationKind kind,
            @Nullable AggregationStatus status,
            @Nullable String reportingPeriodId,
            Paging paging) {}
}
