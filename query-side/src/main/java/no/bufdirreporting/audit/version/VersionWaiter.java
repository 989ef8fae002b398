package no.bufdirreporting.audit.version;

import no.bufdirreporting.audit.trail.TrailWaiter;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Lets an auditor's request wait until the trail and the versions both have all events stored before it. */
@Component
public class VersionWaiter {

    private final TrailWaiter trail;
    private final VersionRows versions;

    VersionWaiter(TrailWaiter trail, VersionRows versions) {
        this.trail = trail;
        this.versions = versions;
    }

    /**
     * A position that both have reached.
     *
     * @throws ProblemException 503 if one of them is too far behind
     */
    public long await() {
        long reached = trail.await();
        trail.await(reached, versions::position);
        return reached;
    }
}
