package no.bufdirreporting.audit.version;

import no.bufdirreporting.audit.trail.AuditHead;
import org.springframework.stereotype.Component;

/** Lets an auditor's request wait until the trail and the versions both have what was stored before it. */
@Component
public class VersionHead {

    private final AuditHead trail;
    private final VersionRows versions;

    VersionHead(AuditHead trail, VersionRows versions) {
        this.trail = trail;
        this.versions = versions;
    }

    /**
     * The position that both have come to at least.
     *
     * @throws no.bufdirreporting.platform.http.problem.ProblemException 503 if one of them is too far behind
     */
    public long await() {
        long reached = trail.await();
        trail.await(reached, versions::position);
        return reached;
    }
}
