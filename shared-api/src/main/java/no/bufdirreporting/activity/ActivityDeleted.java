package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** An activity was deleted; carries what it last said, for projections to subtract. */
@EventType(name = "ActivityDeleted")
public record ActivityDeleted(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
