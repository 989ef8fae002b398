package no.bufdirreporting.submission;

/** How far a submission has come. */
public enum SubmissionStatus {
    /** Its figures are being counted. */
    PROCESSING,
    SUBMITTED,
    /** Its figures could not be counted. */
    FAILED
}
