package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.jspecify.annotations.Nullable;

/** An organization got another number of Norway's register of legal entities, or lost it. */
@EventType(name = "OrganizationNumbered")
public record OrganizationNumbered(String orgId, @Nullable String organizationNumber) implements OrganizationEvent {}
