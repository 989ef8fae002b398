package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * Something recorded about an activity was changed. Carries both states: projections subtract the one and add the
 * other without looking anything up, and an auditor sees what changed.
 */
@EventType(name = "ActivityCorrected")
public record ActivityCorrected(String activityId, String orgId, ActivityFacts before, ActivityFacts after)
        implements OrganizationEvent {

    /** Whether figures may depend on what was changed. */
    public boolean affectsFigures() {
        return !before.withoutTexts().equals(after.withoutTexts());
    }
}
