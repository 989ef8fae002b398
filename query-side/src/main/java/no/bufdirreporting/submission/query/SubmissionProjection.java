package no.bufdirreporting.submission.query;

import java.util.Optional;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.run.query.FirstRuns;
import no.bufdirreporting.submission.SubmissionQuery.FindLastSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindOriginalSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionTrigger;
import no.bufdirreporting.submission.SubmissionView;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** The submissions and the figures they froze. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class SubmissionProjection {

    private final SubmissionRepository repository;
    private final Submissions submissions;
    private final FirstRuns firstRuns;

    SubmissionProjection(SubmissionRepository repository, Submissions submissions, FirstRuns firstRuns) {
        this.firstRuns = firstRuns;
        this.repository = repository;
        this.submissions = submissions;
    }

    @EventHandler
    void on(SubmissionTrigger event, PastEvent recorded) {
        repository.fold(event.id(), recorded, Submission::new);
    }

    @EventHandler
    void on(PeriodSubmitted event, PastEvent recorded) {
        repository.fold(event.id(), recorded, Submission::new);
    }

    @EventHandler
    void on(SubmissionFailed event, PastEvent recorded) {
        repository.fold(event.id(), recorded, Submission::new);
    }

    @EventHandler
    void on(SubmissionWithdrawn event, PastEvent recorded) {
        repository.fold(event.submissionId(), recorded, Submission::new);
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
