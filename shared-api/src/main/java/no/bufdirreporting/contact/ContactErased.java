package no.bufdirreporting.contact;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * The personal data of a contact of an organization was erased: the key that it is encrypted by is destroyed.
 *
 * @param person the pseudonym that stored events have for the contact; never the id that clients chose
 */
@EventType(name = "ContactErased")
public record ContactErased(String person, String orgId) implements OrganizationEvent {}
