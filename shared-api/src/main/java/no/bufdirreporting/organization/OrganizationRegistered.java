package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** An organization was registered. */
@EventType(name = "OrganizationRegistered")
public record OrganizationRegistered(String orgId, String name) implements OrganizationEvent, OrganizationNamed {}
