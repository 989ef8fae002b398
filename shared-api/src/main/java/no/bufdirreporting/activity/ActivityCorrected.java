package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A recorded activity was changed. The event carries both states, so that projections subtract the old one and add the
 * new one without a look-up, and an auditor sees the change.
 */
@EventType(name = "ActivityCorrected")
public record ActivityCorrected(String activityId, String orgId, ActivityFacts before, ActivityFacts after)
        implements OrganizationEvent {

    /** Whether the change may affect figures. */
    public boolean affectsFigures() {
        return !before.withoutTexts().equals(after.withoutTexts());
    }
}
