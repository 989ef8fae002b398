package no.bufdirreporting.organization;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/** An organization was registered. */
@EventType(name = "OrganizationRegistered")
public record OrganizationRegistered(String orgId, String name) implements OrganizationEvent {}
