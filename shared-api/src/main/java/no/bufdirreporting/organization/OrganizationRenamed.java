package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** An organization was renamed. */
@EventType(name = "OrganizationRenamed")
public record OrganizationRenamed(String orgId, String name) implements OrganizationEvent, OrganizationNamed {}
