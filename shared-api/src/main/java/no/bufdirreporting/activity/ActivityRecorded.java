package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** An activity was recorded for an organization. An activity never changes its organization. */
@EventType(name = "ActivityRecorded")
public record ActivityRecorded(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
