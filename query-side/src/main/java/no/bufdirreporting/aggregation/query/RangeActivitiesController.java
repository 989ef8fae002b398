package no.bufdirreporting.aggregation.query;

import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityPage;
import no.bufdirreporting.activity.ActivityQuery.ListActivities;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.TimeBound;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.convention.PositionedList;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.platform.query.position.StorePositions;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the activities that an aggregation of the same range counts, which are the completed ones. */
@RestController
@RequestMapping(path = "/api/v1/bufdir-aggregations/activities", produces = MediaType.APPLICATION_JSON_VALUE)
record RangeActivitiesController(QueryGateway queries, StorePositions positions) {

    @GetTable
    PositionedList<RangeActivity> list(@RequestParameters ListParameters wanted) {
        var from = wanted.start().from();
        var before = wanted.end().before();
        if (!from.isBefore(before)) {
            throw ProblemException.unprocessable("range-ends-before-start", "end", "end must not be before start.");
        }
        var filter = new ActivityFilter(wanted.orgId(), null, null, null, ActivityStatus.COMPLETED, from, before, null);
        var paging = wanted.paging();
        // Before the list is read, so that it has all events up to the position.
        var position = positions.current();
        var page = queries.query(new ListActivities(filter, paging.slice()), ActivityPage.class)
                .join();
        return ListBody.of(
                        page.activities().stream().map(RangeActivity::of).toList(), paging, page.total(), page.next())
                .upTo(position);
    }

    record ListParameters(
            @Code String orgId,
            TimeBound start,
            TimeBound end,
            @SortedBy(SortField.RECORDED_AT) Paging paging) {}
}
