package no.bufdirreporting.activity;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/** An activity was recorded for an organization, which it never leaves. */
@Revision("1")
public record ActivityRecorded(String activityId, String orgId, ActivityFacts facts) implements OrganizationEvent {}
