package no.bufdirreporting.organization;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/** An organization got another name. */
@EventType(name = "OrganizationRenamed")
public record OrganizationRenamed(String orgId, String name) implements OrganizationEvent {}
