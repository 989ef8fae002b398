package no.bufdirreporting.organization;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/** An organization was registered. */
@Revision("1")
public record OrganizationRegistered(String orgId, String name) implements OrganizationEvent {}
