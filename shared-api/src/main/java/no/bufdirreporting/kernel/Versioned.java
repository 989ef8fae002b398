package no.bufdirreporting.kernel;

/** Something that clients may change only if they have seen its present version. */
public interface Versioned {

    /** The sequence number of its latest event; what the {@code ETag} shows. */
    long version();
}
