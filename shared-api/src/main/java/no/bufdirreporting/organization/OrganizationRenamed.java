package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;

/** An organization was renamed. */
@EventType(name = "OrganizationRenamed")
public record OrganizationRenamed(String orgId, String name) implements OrganizationNamed {}
