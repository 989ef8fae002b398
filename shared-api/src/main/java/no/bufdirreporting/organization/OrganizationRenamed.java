package no.bufdirreporting.organization;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/** An organization got another name. */
@Revision("1")
public record OrganizationRenamed(String orgId, String name) implements OrganizationEvent {}
