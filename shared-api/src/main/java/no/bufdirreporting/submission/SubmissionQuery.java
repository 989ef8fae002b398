package no.bufdirreporting.submission;

import java.util.List;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/** The queries of submissions. */
public sealed interface SubmissionQuery {

    /** Answered with a {@link SubmissionView}, or nothing if there is none. */
    record FindSubmission(String submissionId) implements SubmissionQuery {}

    /** Answered with the {@link SubmissionView} as it was submitted, or nothing if there is none. */
    record FindOriginalSubmission(String submissionId) implements SubmissionQuery {}

    /** Answered with the {@link SubmissionView} submitted last, or nothing if there is none. */
    record FindLastSubmission(String orgId) implements SubmissionQuery {}

    /** Answered with a {@link SubmissionPage}, newest first; a null organization matches all. */
    record ListSubmissions(@Nullable String orgId, Slice slice) implements SubmissionQuery {}

    /** A page of submissions. */
    record SubmissionPage(
            List<SubmissionView> submissions,
            long total,
            @Nullable Key next) {}
}
