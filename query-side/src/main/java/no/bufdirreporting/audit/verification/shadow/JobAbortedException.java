package no.bufdirreporting.audit.verification.shadow;

/** Ends a job before it is complete, because it failed or was cancelled. The message is shown to clients. */
public final class JobAbortedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    private JobAbortedException(boolean cancelled, String reason) {
        super(reason, null, false, false);
        this.cancelled = cancelled;
    }

    public static JobAbortedException cancelled() {
        return new JobAbortedException(true, "It was cancelled.");
    }

    public static JobAbortedException failed(String reason) {
        return new JobAbortedException(false, reason);
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
