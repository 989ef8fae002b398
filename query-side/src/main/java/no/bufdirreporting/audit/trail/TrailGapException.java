package no.bufdirreporting.audit.trail;

/** Rows are missing from the end of the trail, so it must not be continued. The message is for the operator. */
public final class TrailGapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long next;

    /** @param next the position at which the trail should continue after {@code end} */
    public TrailGapException(long end, long next) {
        super(("The audit trail ends at position %s, but had been written up to position %s: records were removed."
                        + " Restore them from a backup; do not hash the events again,"
                        + " as the store may have been tampered with.")
                .formatted(end, next - 1));
        this.next = next;
    }

    long next() {
        return next;
    }
}
