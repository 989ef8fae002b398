package no.bufdirreporting.platform.query.processing;

/** Which of the nodes that share the read model does what only one is to do. */
@FunctionalInterface
public interface Leadership {

    /** Whether this node leads. At most one does, and for a moment none may. */
    boolean leads();
}
