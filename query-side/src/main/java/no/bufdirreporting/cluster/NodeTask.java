package no.bufdirreporting.cluster;

import java.util.Set;

/** What a node does because there may be others. Called by one thread, which must not be kept. */
interface NodeTask {

    /** What a node has told all of them, perhaps this one itself; what is told while nobody listens is lost. */
    default void heard(String told) {}

    /**
     * Called every second.
     *
     * @param members the nodes that are connected, this one among them
     * @param leading whether this is the one that does what only one is to do
     */
    void look(Set<String> members, boolean leading);
}
