package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** An activity was recorded for an organization, which it never leaves. */
@EventType(name = "ActivityRecorded")
public record ActivityRecorded(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
