package no.bufdirreporting.submission.query;

import java.util.Optional;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.run.query.FirstRuns;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionEvent;
import no.bufdirreporting.submission.SubmissionQuery.FindLastSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindOriginalSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the submissions and their figures. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record SubmissionProjection(SubmissionRepository repository, Submissions submissions, FirstRuns firstRuns) {

    @EventHandler
    void on(SubmissionEvent event, PastEvent recorded) {
        repository.fold(event.id(), recorded, Submission::new);
    }

    @ResetHandler
    void reset() {
        repository.deleteAllInBatch();
    }

    @QueryHandler
    Optional<SubmissionView> handle(FindSubmission query) {
        return submissions.find(query.submissionId());
    }

    /** When it was submitted, its figures were those of its period. */
    @QueryHandler
    Optional<SubmissionView> handle(FindOriginalSubmission query) {
        return firstRuns
                .fold(query.submissionId(), PeriodSubmitted.class, Submission::new)
                .map(it -> it.view(it.figures(), null));
    }

    @QueryHandler
    Optional<SubmissionView> handle(FindLastSubmission query) {
        return submissions.last(query.orgId());
    }

    @QueryHandler
    SubmissionPage handle(ListSubmissions query) {
        return submissions.page(query);
    }
}
