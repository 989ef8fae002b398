package no.bufdirreporting.submission.query;

import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.submission.SubmissionQuery.FindLastSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionView;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of submissions. Without entity tags, since what they answer changes with the activities. */
@RestController
@RequestMapping(path = "/api/v1/bufdir-aggregations", produces = MediaType.APPLICATION_JSON_VALUE)
class SubmissionQueryController {

    private final QueryGateway queries;

    SubmissionQueryController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/submitted-periods")
    ListBody<SubmissionView> list(@RequestParameters ListParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(
                        new ListSubmissions(wanted.orgId(), paging.offset(), paging.limit()), SubmissionPage.class)
                .join();
        return ListBody.of(page.submissions(), paging, page.total());
    }

    @GetMapping("/submitted-periods/{id}")
    SubmissionView one(@PathVariable String id) {
        return found(new FindSubmission(id), "There is no submission '%s'.".formatted(id));
    }

    @GetMapping("/last-submitted-period")
    SubmissionView last(@RequestParameters LastParameters wanted) {
        return found(
                new FindLastSubmission(wanted.orgId()),
                "Organization '%s' has submitted nothing yet.".formatted(wanted.orgId()));
    }

    private SubmissionView found(Object query, String otherwise) {
        var view = queries.query(query, SubmissionView.class).join();
        if (view == null) {
            throw ProblemException.notFound("not-found", otherwise);
        }
        return view;
    }

    record ListParameters(@Code @Nullable String orgId, Paging paging) {}

    record LastParameters(@Code String orgId) {}
}
