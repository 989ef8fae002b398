package no.bufdirreporting.platform.query.processing;

/** Tells whether this node is the leader, which does what only one node may do. */
@FunctionalInterface
public interface Leadership {

    /** Whether this node leads. At most one node does; for a moment there may be none. */
    boolean leads();
}
