package no.bufdirreporting.audit.verification.shadow;

/** Ends a job before it is complete. The message is shown to clients. */
public final class JobEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    private JobEnded(boolean cancelled, String reason) {
        super(reason, null, false, false);
        this.cancelled = cancelled;
    }

    public static JobEnded cancelled() {
        return new JobEnded(true, "It was cancelled.");
    }

    public static JobEnded failed(String reason) {
        return new JobEnded(false, reason);
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
