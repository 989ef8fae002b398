package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** An activity was deleted. The event carries its last facts, which projections subtract. */
@EventType(name = "ActivityDeleted")
public record ActivityDeleted(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
