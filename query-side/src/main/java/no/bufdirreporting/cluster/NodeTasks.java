package no.bufdirreporting.cluster;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node does every second, and with each notification. A failing task does not keep the others from running. */
record NodeTasks(LeaderLease lease, List<NodeTask> tasks) {

    private static final Logger log = LoggerFactory.getLogger(NodeTasks.class);

    /** @param members the nodes that are connected and answer */
    void check(Set<String> members) {
        lease.renew();
        tasks.forEach(task -> attempt(task, () -> task.check(members, lease)));
    }

    void received(String notification) {
        tasks.forEach(task -> attempt(task, () -> task.received(notification)));
    }

    private static void attempt(NodeTask task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            log.warn("{} failed, and is tried again", task.getClass().getSimpleName(), failed);
        }
    }
}
