package no.bufdirreporting.activity;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/** An activity was recorded for an organization, which it never leaves. */
@EventType(name = "ActivityRecorded")
public record ActivityRecorded(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
