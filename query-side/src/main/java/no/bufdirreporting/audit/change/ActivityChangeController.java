package no.bufdirreporting.audit.change;

import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.query.row.ActivityRows;
import no.bufdirreporting.audit.change.ActivityChanges.Change;
import no.bufdirreporting.audit.trail.TrailPositions;
import no.bufdirreporting.audit.trail.TrailWaiter;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.StorePosition;
import no.bufdirreporting.platform.http.convention.ListBody.Pagination;
import no.bufdirreporting.platform.http.convention.PositionedList;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the activities that were created, changed or deleted since a position, each once, in the order of their latest
 * changes. The position of the answer is where the next request goes on.
 */
@RestController
@RequestMapping(path = "/api/v1/activities", params = "changed_since", produces = MediaType.APPLICATION_JSON_VALUE)
record ActivityChangeController(
        TrailWaiter trail,
        TrailPositions positions,
        ReadModelPosition readModel,
        ActivityChanges changes,
        ActivityRows rows,
        PersonalFacts personal,
        PausedProcessors pauses) {

    private static final int RETRY_SECONDS = 1;

    @GetTable
    PositionedList<ActivityChange> list(@RequestParameters ChangeParameters wanted) {
        long head = head();
        requireOfThisStore(wanted.changedSince(), head);
        String list = ChangeCursor.list(wanted.changedSince(), wanted.orgId());
        var from = wanted.after() == null
                ? new ChangeCursor(list, head, wanted.changedSince().position())
                : ChangeCursor.parse(wanted.after(), list);
        int limit = wanted.effectiveLimit();
        // One change more than requested shows whether others follow.
        var found = changes.find(wanted.orgId(), from.last(), Math.min(from.upTo(), head), limit + 1);
        var page = found.subList(0, Math.min(found.size(), limit));
        var next = found.size() > page.size()
                ? new ChangeCursor(list, from.upTo(), page.getLast().position()).text()
                : null;
        return new PositionedList<>(
                entries(page),
                new Pagination(null, limit, null, next),
                positions.upTo(from.upTo()).toString());
    }

    /** The latest position, when both the trail and the read model have reached it. */
    private long head() {
        long head = trail.await();
        if (readModel.reached() < head) {
            pauses.requireRunning(ReadModel.PROCESSOR);
        }
        if (trail.poll(head, readModel::reached) < head) {
            throw ProblemException.unavailable(
                    "The read model has not come to position %s.".formatted(head), RETRY_SECONDS);
        }
        return head;
    }

    private void requireOfThisStore(StorePosition since, long head) {
        if (since.position() > head) {
            throw invalid("is ahead of the latest position, which is " + head);
        }
        if (!positions.has(since)) {
            throw invalid("belongs to another event store, or to events that it has lost: read the list again");
        }
    }

    private static ProblemException invalid(String message) {
        return ProblemException.badRequest(List.of(new FieldError("changed_since", message)));
    }

    private List<ActivityChange> entries(List<Change> page) {
        var stored = rows.find(page.stream().map(Change::activityId).toList());
        var present = personal.opened(List.copyOf(stored.values())).stream()
                .collect(Collectors.toMap(ActivityView::activityId, Function.identity()));
        return page.stream().map(it -> entry(it.activityId(), present)).toList();
    }

    private static ActivityChange entry(String id, Map<String, ActivityView> present) {
        return Optional.ofNullable(present.get(id))
                .<ActivityChange>map(ChangedActivity::new)
                .orElseGet(() -> new DeletedActivity(id, true));
    }

    /** @param orgId the only filter, because an activity may leave any other one */
    record ChangeParameters(
            StorePosition changedSince,
            @Code @Nullable String orgId,
            @Min(1) @Nullable Integer limit,
            @Nullable String after) {

        int effectiveLimit() {
            return limit == null ? Paging.DEFAULT_LIMIT : Math.min(limit, Paging.MAX_LIMIT);
        }
    }
}
