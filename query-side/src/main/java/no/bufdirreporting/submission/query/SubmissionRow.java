package no.bufdirreporting.submission.query;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.submission.SubmissionChanges;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionStatus;
import no.bufdirreporting.submission.SubmissionView;
import org.jspecify.annotations.Nullable;

/** One submission in the read model. */
record SubmissionRow(
        String id,
        String orgId,
        @Nullable String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String submittedBy,
        SubmissionStatus status,
        @Nullable SubmissionFigures figures,
        @Nullable Long rulesVersion,
        @Nullable Long position,
        @Nullable String failureReason,
        Instant requestedAt,
        @Nullable Instant submittedAt,
        long version) {

    /** @param present what would be submitted now; null as long as nothing was */
    SubmissionView view(@Nullable SubmissionFigures present) {
        return new SubmissionView(
                orgId,
                id,
                periodStart,
                periodEnd,
                submittedAt,
                submittedBy,
                figures == null ? null : figures.activities(),
                periodId,
                status,
                failureReason,
                figures,
                present,
                figures == null || present == null ? null : SubmissionChanges.between(figures, present),
                requestedAt,
                rulesVersion,
                position,
                version);
    }
}
