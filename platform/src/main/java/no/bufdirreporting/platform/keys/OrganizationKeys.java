package no.bufdirreporting.platform.keys;

import java.nio.charset.StandardCharsets;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/**
 * The keys of one organization, derived from its stored one.
 *
 * @param lookup hashes ids of contacts, so that a contact is found without storing its id
 * @param wrapping wraps the keys of persons
 * @param hashing hashes what ids are derived from
 */
record OrganizationKeys(SecretKey lookup, SecretKey wrapping, SecretKey hashing) {

    static OrganizationKeys of(byte[] key) {
        var root = Sealing.key(key);
        return new OrganizationKeys(derived(root, "lookup"), derived(root, "wrapping"), derived(root, "hashing"));
    }

    private static SecretKey derived(SecretKey root, String purpose) {
        return Sealing.key(Sealing.hash(root, purpose));
    }

    byte[] lookup(String contactId) {
        return Sealing.hash(lookup, contactId);
    }

    byte[] hash(String text) {
        return Sealing.hash(hashing, text);
    }

    PersonRow newPerson(String id, String orgId, String contactId) {
        byte[] key = Sealing.random(Sealing.KEY_BYTES);
        byte[] contact = Sealing.seal(Sealing.key(key), contactId.getBytes(StandardCharsets.UTF_8), id);
        return new PersonRow(id, orgId, lookup(contactId), Sealing.seal(wrapping, key, id), contact);
    }

    /** @throws DamagedTextException if the row was changed, or belongs to another organization */
    Person person(PersonRow row) {
        try {
            var key = Sealing.key(Sealing.open(wrapping, row.wrapped(), row.person()));
            byte[] contact = Sealing.open(key, row.contact(), row.person());
            return new Person(row.person(), row.orgId(), new String(contact, StandardCharsets.UTF_8), key);
        } catch (AEADBadTagException damaged) {
            throw new DamagedTextException(row.person(), damaged);
        }
    }
}
