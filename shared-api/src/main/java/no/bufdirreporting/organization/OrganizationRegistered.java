package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;

/** An organization was registered. */
@EventType(name = "OrganizationRegistered")
public record OrganizationRegistered(String orgId, String name) implements OrganizationNamed {}
