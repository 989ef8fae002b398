package no.bufdirreporting.cluster;

import java.util.Set;
import no.bufdirreporting.platform.query.processing.Leadership;

/** A task of a node in a cluster. All calls come from one thread, which must not be blocked. */
interface NodeTask {

    /** Called with each notification of any node, even this one. Notifications sent while nobody listens are lost. */
    default void received(String notification) {}

    /**
     * Called every second.
     *
     * @param members the nodes that are connected and answer, including this one
     * @param lead whether this node is the leader
     */
    void check(Set<String> members, Leadership lead);
}
