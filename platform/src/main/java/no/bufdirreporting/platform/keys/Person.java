package no.bufdirreporting.platform.keys;

import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** A contact of one organization, by the name that stored events have for it, with its key. */
public final class Person {

    static final String PREFIX = "person-";

    private final String id;
    private final String orgId;
    private final String contactId;
    private final SecretKey key;

    Person(String id, String orgId, String contactId, SecretKey key) {
        this.id = id;
        this.orgId = orgId;
        this.contactId = contactId;
        this.key = key;
    }

    /** Whether a text is in the form of these ids. Contact ids that were stored before there were keys may be too. */
    public static boolean isId(String text) {
        return text.startsWith(PREFIX);
    }

    /** Says nothing about the contact, and stays when the key is destroyed. */
    public String id() {
        return id;
    }

    String orgId() {
        return orgId;
    }

    /** The id that clients chose. */
    public String contactId() {
        return contactId;
    }

    /** Encrypts a text; the result is Base64. */
    public String seal(byte[] text) {
        return Base64.getEncoder().withoutPadding().encodeToString(Sealing.seal(key, text, id));
    }

    /** @throws DamagedTextException if it was not sealed by this person, or was changed since */
    public byte[] open(String sealed) {
        try {
            return Sealing.open(key, Base64.getDecoder().decode(sealed), id);
        } catch (AEADBadTagException | IllegalArgumentException damaged) {
            throw new DamagedTextException(id, damaged);
        }
    }
}
