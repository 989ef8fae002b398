package no.bufdirreporting.kernel;

/** A view whose resource clients may change only if they know its current version. */
public interface Versioned {

    /** The sequence number of the latest event; sent as the {@code ETag}. */
    long version();
}
