package no.bufdirreporting.contact.command;

/** Copies of personal data that are not encrypted, and so do not go with a key. */
public interface PlainCopies {

    /** Deletes those of an organization. */
    void delete(String orgId);
}
