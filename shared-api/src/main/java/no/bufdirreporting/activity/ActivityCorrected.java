package no.bufdirreporting.activity;

import java.util.List;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import no.bufdirreporting.kernel.Warning;

/**
 * A recorded activity was changed. The event carries both states, so that projections subtract the old one and add the
 * new one without a look-up, and an auditor sees the change.
 *
 * @param warnings what the writer was warned of; they are about the new state
 */
@EventType(name = "ActivityCorrected")
public record ActivityCorrected(
        String activityId, String orgId, ActivityFacts before, ActivityFacts after, List<Warning> warnings)
        implements OrganizationEvent {

    /** Events stored before there were warnings have none. */
    public ActivityCorrected {
        warnings = warnings == null ? List.of() : warnings;
    }

    public ActivityCorrected(String activityId, String orgId, ActivityFacts before, ActivityFacts after) {
        this(activityId, orgId, before, after, List.of());
    }

    /** Whether the change may affect figures. */
    public boolean affectsFigures() {
        return !before.withoutTexts().equals(after.withoutTexts());
    }
}
