package no.bufdirreporting.activity;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/** An activity was deleted; carries what it last said, for projections to subtract. */
@Revision("1")
public record ActivityDeleted(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
