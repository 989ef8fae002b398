package no.bufdirreporting.audit.version;

import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.audit.trail.TrailWaiter;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import org.springframework.stereotype.Component;

/** Lets an auditor's request wait until the trail and the versions both have all events stored before it. */
@Component
public class VersionWaiter {

    private final TrailWaiter trail;
    private final VersionRows versions;
    private final PausedProcessors pauses;

    VersionWaiter(TrailWaiter trail, VersionRows versions, PausedProcessors pauses) {
        this.trail = trail;
        this.versions = versions;
        this.pauses = pauses;
    }

    /**
     * A position that both have reached.
     *
     * @throws ProblemException 503 if one of them is too far behind; at once if the versions are paused
     */
    public long await() {
        long reached = trail.await();
        if (versions.position() < reached) {
            pauses.requireRunning(AuditProcessors.VERSIONS);
        }
        trail.await(reached, versions::position);
        return reached;
    }
}
