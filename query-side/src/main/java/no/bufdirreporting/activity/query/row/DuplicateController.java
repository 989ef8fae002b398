package no.bufdirreporting.activity.query.row;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.bufdirreporting.activity.ActivityQuery.FindPossibleDuplicates;
import no.bufdirreporting.activity.ActivityQuery.PossibleDuplicates;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.PossibleDuplicate;
import no.bufdirreporting.activity.PossibleDuplicate.Reason;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the activities that may be the same one as an activity, with the reasons. */
@RestController
@RequestMapping(path = "/api/v1/activities", produces = MediaType.APPLICATION_JSON_VALUE)
record DuplicateController(QueryGateway queries) {

    @GetTable("/{id}/possible-duplicates")
    ListBody<Duplicate> list(@PathVariable String id, @RequestParameters ListParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(new FindPossibleDuplicates(id, paging.slice()), PossibleDuplicates.class)
                .join();
        if (page == null) {
            throw ProblemException.notFound("not-found", "There is no activity '%s', or it was deleted.".formatted(id));
        }
        return ListBody.of(page.duplicates().stream().map(Duplicate::of).toList(), paging, page.total(), page.next());
    }

    record ListParameters(@SortedBy(SortField.SUBMITTED_AT) Paging paging) {}

    /**
     * An activity that may be the same one.
     *
     * @param sameChapter whether both have the same chapter
     * @param reasons why it may be the same one; at least one
     */
    record Duplicate(@JsonUnwrapped ActivityView activity, boolean sameChapter, List<Reason> reasons) {

        static Duplicate of(PossibleDuplicate it) {
            return new Duplicate(it.activity(), it.sameChapter(), it.reasons());
        }
    }
}
