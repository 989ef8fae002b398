package no.bufdirreporting.submission.query;

import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.submission.SubmissionQuery.FindLastSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionView;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of submissions. */
@RestController
@RequestMapping(path = "/api/v1/bufdir-aggregations", produces = MediaType.APPLICATION_JSON_VALUE)
record SubmissionQueryController(QueryGateway queries) {

    @GetTable("/submitted-periods")
    ListBody<SubmissionView> list(@RequestParameters ListParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(new ListSubmissions(wanted.orgId(), paging.slice()), SubmissionPage.class)
                .join();
        return ListBody.of(page.submissions(), paging, page.total(), page.next());
    }

    @GetTable("/submitted-periods/{id}")
    ResponseEntity<SubmissionView> one(@PathVariable String id, Precondition precondition) {
        return found(new FindSubmission(id), precondition, "There is no submission '%s'.".formatted(id));
    }

    @GetTable("/last-submitted-period")
    ResponseEntity<SubmissionView> last(@RequestParameters LastParameters wanted, Precondition precondition) {
        return found(
                new FindLastSubmission(wanted.orgId()),
                precondition,
                "Organization '%s' has submitted nothing yet.".formatted(wanted.orgId()));
    }

    /** The tag also follows the activities and later submissions, which the answer depends on. */
    private ResponseEntity<SubmissionView> found(Object query, Precondition precondition, String otherwise) {
        var view = queries.query(query, SubmissionView.class).join();
        if (view == null) {
            throw ProblemException.notFound("not-found", otherwise);
        }
        String tag = EntityTags.of(view.version(), view.unversioned());
        return EntityTags.answer(precondition, view.version(), tag, view);
    }

    record ListParameters(
            @Code @Nullable String orgId,

            @SortedBy({SortField.SUBMITTED_AT, SortField.PERIOD_START, SortField.PERIOD_END})
            Paging paging) {}

    record LastParameters(@Code String orgId) {}
}
