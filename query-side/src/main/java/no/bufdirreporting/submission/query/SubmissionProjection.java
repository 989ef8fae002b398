package no.bufdirreporting.submission.query;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.submission.SubmissionQuery.FindLastSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** The submissions and the figures they froze. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class SubmissionProjection {

    private final SubmissionRows rows;
    private final Submissions submissions;

    SubmissionProjection(SubmissionRows rows, Submissions submissions) {
        this.rows = rows;
        this.submissions = submissions;
    }

    @EventHandler
    void on(SubmissionRequested event, @Timestamp Instant at) {
        rows.insert(event, at);
    }

    @EventHandler
    void on(SubmissionResumed event, @SequenceNumber long version) {
        rows.resume(event.submissionId(), version);
    }

    @EventHandler
    void on(PeriodSubmitted event, @Timestamp Instant at, @SequenceNumber long version) {
        rows.submit(event, at, version);
    }

    @EventHandler
    void on(SubmissionFailed event, @SequenceNumber long version) {
        rows.fail(event.submissionId(), event.reason(), version);
    }

    @ResetHandler
    void reset() {
        rows.deleteAll();
    }

    @QueryHandler
    Optional<SubmissionView> handle(FindSubmission query) {
        return submissions.find(query.submissionId());
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
