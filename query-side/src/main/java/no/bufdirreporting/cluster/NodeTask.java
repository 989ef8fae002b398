package no.bufdirreporting.cluster;

import java.util.Set;

/** A task of a node in a cluster. All calls come from one thread, which must not be blocked. */
interface NodeTask {

    /** Called with each notification of any node, even this one. Notifications sent while nobody listens are lost. */
    default void received(String notification) {}

    /**
     * Called every second.
     *
     * @param members the connected nodes, including this one
     * @param leading whether this node is the leader
     */
    void check(Set<String> members, boolean leading);
}
