package no.bufdirreporting.cluster;

/**
 * The lock of the node that projects exclusively, as one node sees it. It ends with the node that holds it, or when that
 * hangs.
 */
interface ExclusiveLock {

    /** Takes the lock; false if it is held, by whichever node. */
    boolean take();

    /** @throws IllegalStateException if the lock was lost */
    void requireHeld();

    void release();

    /** Whether this node has taken the lock, or is taking it. */
    boolean isHeldHere();

    /** Whether another node holds it. Called every second, which also shows the others that this node does not hang. */
    boolean isHeldByAnother();
}
