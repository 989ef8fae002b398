package no.bufdirreporting.submission;

/** The status of a submission. */
public enum SubmissionStatus {
    /** Its figures are being counted. */
    PROCESSING,
    SUBMITTED,
    /** It was submitted, and does not count any more. */
    WITHDRAWN,
    /** Its figures could not be counted. */
    FAILED
}
