package no.bufdirreporting.submission;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/**
 * The figures of a submission could not be counted, so nothing was submitted.
 *
 * @param reason for a person
 */
@Revision("1")
public record SubmissionFailed(String submissionId, String orgId, int run, String reason)
        implements OrganizationEvent {}
