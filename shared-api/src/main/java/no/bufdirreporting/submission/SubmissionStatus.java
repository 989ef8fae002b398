package no.bufdirreporting.submission;

/** The status of a submission. */
public enum SubmissionStatus {
    /** Its figures are being counted. */
    PROCESSING,
    SUBMITTED,
    /** Its figures could not be counted. */
    FAILED
}
