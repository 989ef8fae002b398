package no.bufdirreporting.submission;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The state of a submission after a command.
 *
 * @param supersedes the submission that it replaces, if any
 * @param processing whether its figures are still being counted
 * @param version the sequence number of its latest event
 */
public record SubmissionRun(
        String submissionId,
        String orgId,
        @Nullable String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String submittedBy,
        @Nullable String supersedes,
        boolean processing,
        Instant requestedAt,
        long version) {}
