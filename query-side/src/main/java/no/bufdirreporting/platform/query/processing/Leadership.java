package no.bufdirreporting.platform.query.processing;

/**
 * Tells whether this node is the leader, which does what only one node may do. The lead is a lease: a leader that hangs
 * loses it.
 */
@FunctionalInterface
public interface Leadership {

    /** Whether this node leads, by its own clock. At most one node does; for a moment there may be none. */
    boolean leads();

    /**
     * Does the work in a transaction in which no other node can become the leader; false, without doing it, if this node
     * does not lead.
     */
    default boolean whileLeading(Runnable work) {
        if (leads()) {
            work.run();
            return true;
        }
        return false;
    }
}
