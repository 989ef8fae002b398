package no.bufdirreporting.contact;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of a contact. */
public sealed interface ContactCommand {

    /**
     * Record that the personal data of a contact is erased. Answered with the version of the aggregate; once it is erased,
     * nothing happens.
     */
    record EraseContact(@TargetAggregateIdentifier String aggregateId, String person, String orgId)
            implements ContactCommand {

        public EraseContact(String person, String orgId) {
            this(PREFIX + person, person, orgId);
        }
    }

    /** What the id of the aggregate has in front of the pseudonym. */
    String PREFIX = "contact:";
}
