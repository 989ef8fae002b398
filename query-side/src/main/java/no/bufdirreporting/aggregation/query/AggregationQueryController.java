package no.bufdirreporting.aggregation.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.bufdirreporting.aggregation.AggregationKind;
import no.bufdirreporting.aggregation.AggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationPage;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.ListAggregations;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.FigureAccess;
import no.bufdirreporting.platform.http.table.GetTable;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of aggregations. */
@RestController
@RequestMapping(path = "/api/v1/bufdir-aggregations", produces = MediaType.APPLICATION_JSON_VALUE)
record AggregationQueryController(QueryGateway queries, KnownReferences known, FigureAccess access) {

    @GetTable
    ListBody<AggregationView> list(@RequestParameters ListParameters wanted, HttpServletRequest request) {
        var paging = wanted.paging();
        if (paging.slice().sort() == SortField.PARTICIPANT_COUNT
                && access.of(request).isOn()) {
            // The order and the cursors would tell counts that are left out.
            throw ProblemException.badRequest(
                    List.of(new FieldError("sort", "must be created_at, since small counts are suppressed")));
        }
        var page = queries.query(
                        new ListAggregations(
                                wanted.orgId(),
                                wanted.kind(),
                                wanted.status(),
                                known.shownPeriodId(wanted.reportingPeriodId()),
                                paging.slice()),
                        AggregationPage.class)
                .join();
        return ListBody.of(page.aggregations(), paging, page.total(), page.next());
    }

    @GetTable("/{id}")
    ResponseEntity<AggregationView> one(@PathVariable String id, Precondition precondition) {
        var found =
                queries.query(new FindAggregation(id), AggregationView.class).join();
        if (found == null) {
            throw unknown(id);
        }
        return EntityTags.answer(precondition, found.version(), found);
    }

    @GetTable(value = "/{id}/metrics", rows = "category_distribution", key = "category")
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
            @Code @Nullable String orgId,
            @Nullable AggregationKind kind,
            @Nullable AggregationStatus status,
            @Code @Nullable String reportingPeriodId,

            @SortedBy({SortField.CREATED_AT, SortField.PARTICIPANT_COUNT})
            Paging paging) {}
}
