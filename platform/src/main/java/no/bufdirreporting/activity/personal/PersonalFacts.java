package no.bufdirreporting.activity.personal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.kernel.ShowsErasure;
import org.jspecify.annotations.Nullable;

/** Seals and opens the personal fields of activities: the contact's id, the description and the location. */
public interface PersonalFacts {

    /** Encrypts the personal fields by the key of the contact in an organization. */
    ActivityFacts sealed(String orgId, ActivityFacts open);

    /** Decrypts stored facts. */
    OpenedFacts opened(ActivityFacts stored);

    /** Decrypts the personal fields of answers; the keys of all are read together. */
    List<ActivityView> opened(List<ActivityView> stored);

    /** Decrypts personal fields of payloads; the keys of all are read together. */
    List<PersonalFields> openedTexts(List<SealedText> sealed);

    /** The ids that clients see, by the contact id of stored facts. */
    Map<String, ShownContact> shown(Collection<String> stored);

    /** The contact id that an organization's sealed facts have for a known contact. An unknown id is returned as it is. */
    String storedIn(String orgId, String shown);

    /** The contact ids of an organization's sealed facts, by the ids that clients know. Unknown contacts are left out. */
    Map<String, String> storedIn(String orgId, Collection<String> shown);

    /** Hashes texts of an organization, so that nobody without its key can tell what they were by trying. */
    Function<String, byte[]> hashOf(String orgId);

    /** The contact ids that stored facts have for one that a client knows, in all organizations. */
    List<String> stored(String shown);

    /**
     * Decrypted facts.
     *
     * @param erased whether the contact's personal data was erased; the facts then have a pseudonym and no texts
     */
    record OpenedFacts(ActivityFacts facts, boolean erased) {

        /**
         * Whether a request gives these facts. What was erased cannot be compared.
         *
         * @param submittedAtGiven whether the request says when the activity was; if not, it may have been at any time
         */
        public boolean areThoseOf(ActivityFacts request, boolean submittedAtGiven) {
            var given = erased ? request.about(facts) : request;
            var known = submittedAtGiven ? facts : facts.at(given.submittedAt());
            return known.equals(given);
        }
    }

    /** @param contactId that of the stored facts */
    record SealedText(String contactId, String text) {}

    /** Personal fields as clients see them. */
    record PersonalFields(
            String contactId,
            @Nullable String description,
            @Nullable String location,
            @Nullable Boolean erased) implements ShowsErasure {}

    /** A contact as clients see it. */
    record ShownContact(String id, boolean erased) {}
}
