package no.bufdirreporting.activity.query.row;

import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityPage;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityQuery.ListActivities;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.TimeBound;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.convention.PositionedList;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.platform.query.position.StorePositions;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of activities. */
@RestController
@RequestMapping(path = "/api/v1/activities", produces = MediaType.APPLICATION_JSON_VALUE)
record ActivityQueryController(QueryGateway queries, StorePositions positions) {

    @GetTable("/{id}")
    ResponseEntity<ActivityView> one(@PathVariable String id, Precondition precondition) {
        var activity = queries.query(new FindActivity(id), ActivityView.class).join();
        if (activity == null) {
            throw ProblemException.notFound("not-found", "There is no activity '%s', or it was deleted.".formatted(id));
        }
        String tag = Boolean.TRUE.equals(activity.erased())
                ? EntityTags.of(activity.version(), "erased")
                : EntityTags.of(activity.version());
        return EntityTags.answer(precondition, activity.version(), tag, activity);
    }

    @GetTable
    PositionedList<ActivityView> list(@RequestParameters ListParameters wanted) {
        var filter = new ActivityFilter(
                wanted.orgId(),
                wanted.chapterId(),
                wanted.contactId(),
                wanted.activityType(),
                wanted.status(),
                TimeBound.start(wanted.from()),
                TimeBound.end(wanted.to()),
                wanted.warning());
        return list(filter, wanted.paging());
    }

    @GetTable("/contact/{contactId}/across-chapters")
    PositionedList<ActivityView> ofContact(@PathVariable String contactId, @RequestParameters RangeParameters wanted) {
        var filter = new ActivityFilter(
                null, null, contactId, null, null, TimeBound.start(wanted.from()), TimeBound.end(wanted.to()), null);
        return list(filter, wanted.paging());
    }

    @GetTable("/contact/{contactId}/by-type")
    PositionedList<ActivityView> ofContactByType(
            @PathVariable String contactId, @RequestParameters TypeParameters wanted) {
        if (wanted.date() != null && (wanted.from() != null || wanted.to() != null)) {
            throw ProblemException.badRequest(List.of(new FieldError("date", "cannot be combined with from or to")));
        }
        var day = wanted.date() == null ? null : TimeBound.of(wanted.date());
        var filter = new ActivityFilter(
                null,
                null,
                contactId,
                wanted.activityType(),
                null,
                TimeBound.start(day == null ? wanted.from() : day),
                TimeBound.end(day == null ? wanted.to() : day),
                null);
        return list(filter, wanted.paging());
    }

    private PositionedList<ActivityView> list(ActivityFilter filter, Paging paging) {
        if (filter.from() != null && filter.before() != null && !filter.from().isBefore(filter.before())) {
            throw ProblemException.unprocessable("range-ends-before-start", "to", "to must not be before from.");
        }
        // Before the list is read, so that it has all events up to the position.
        var position = positions.current();
        var page = queries.query(new ListActivities(filter, paging.slice()), ActivityPage.class)
                .join();
        return ListBody.of(page.activities(), paging, page.total(), page.next()).upTo(position);
    }

    record ListParameters(
            @Code @Nullable String orgId,
            @Code @Nullable String chapterId,
            @Code @Nullable String contactId,
            @Code @Nullable String activityType,
            @Nullable ActivityStatus status,
            @Nullable ActivityWarning warning,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @SortedBy(SortField.SUBMITTED_AT) Paging paging) {}

    record RangeParameters(
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @SortedBy(SortField.SUBMITTED_AT) Paging paging) {}

    /** @param date a calendar day in Europe/Oslo */
    record TypeParameters(
            @Code @Nullable String activityType,
            @Nullable LocalDate date,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @SortedBy(SortField.SUBMITTED_AT) Paging paging) {}
}
