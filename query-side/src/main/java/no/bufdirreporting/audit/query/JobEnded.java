package no.bufdirreporting.audit.query;

import no.bufdirreporting.audit.query.AuditJob.Status;

/** Ends a job before it is complete. The message is shown to clients. */
final class JobEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Status status;

    private JobEnded(Status status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    static JobEnded cancelled() {
        return new JobEnded(Status.CANCELLED, "It was cancelled.");
    }

    static JobEnded failed(String reason) {
        return new JobEnded(Status.FAILED, reason);
    }

    Status status() {
        return status;
    }
}
