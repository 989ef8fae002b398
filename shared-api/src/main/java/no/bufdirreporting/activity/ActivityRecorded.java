package no.bufdirreporting.activity;

import java.util.List;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import no.bufdirreporting.kernel.Warning;

/**
 * An activity was recorded for an organization. An activity never changes its organization.
 *
 * @param warnings what the writer was warned of
 */
@EventType(name = "ActivityRecorded")
public record ActivityRecorded(String activityId, String orgId, ActivityFacts facts, List<Warning> warnings)
        implements OrganizationEvent {

    /** Events stored before there were warnings have none. */
    public ActivityRecorded {
        warnings = warnings == null ? List.of() : warnings;
    }

    public ActivityRecorded(String activityId, String orgId, ActivityFacts facts) {
        this(activityId, orgId, facts, List.of());
    }
}
