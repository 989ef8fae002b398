package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.OptionalLong;

/** The stored lease of the leader. It expires by the clock of the store; its epoch grows with each new leader. */
interface LeaseTable {

    /**
     * Takes the lease or extends it; returns its epoch. Empty while another node holds it, or its row is locked.
     *
     * @param predecessors what the ids of earlier processes of this node begin with; they are known to have ended
     */
    OptionalLong renew(String holder, String predecessors, Duration term);

    /** Does the work in a transaction that keeps the lease from being taken; false if it is not held under this epoch. */
    boolean whileHeld(String holder, long epoch, Runnable work);

    /** Lets another node take the lease at once. */
    void giveUp(String holder, long epoch);
}
