package no.bufdirreporting.audit.trail;

/** Records that the trail once had are gone from its end. It must not be written on: the message is for whoever operates it. */
public final class TrailGapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long next;

    /** @param next the position that should follow the end */
    public TrailGapException(long end, long next) {
        super(
                ("The audit trail ends at position %d, but had been written up to position %d: what is missing was taken away,"
                                + " and must be put back, not hashed again from a store that may have been tampered with.")
                        .formatted(end, next - 1));
        this.next = next;
    }

    long next() {
        return next;
    }
}
