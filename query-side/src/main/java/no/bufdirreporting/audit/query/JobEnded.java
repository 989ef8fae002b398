package no.bufdirreporting.audit.query;

/** Ends a job before it is complete. The message is shown to clients. */
final class JobEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    private JobEnded(boolean cancelled, String reason) {
        super(reason, null, false, false);
        this.cancelled = cancelled;
    }

    static JobEnded cancelled() {
        return new JobEnded(true, "It was cancelled.");
    }

    static JobEnded failed(String reason) {
        return new JobEnded(false, reason);
    }

    boolean isCancelled() {
        return cancelled;
    }
}
