package no.bufdirreporting.activity;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/** An activity was deleted; carries what it last said, for projections to subtract. */
@EventType(name = "ActivityDeleted")
public record ActivityDeleted(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
