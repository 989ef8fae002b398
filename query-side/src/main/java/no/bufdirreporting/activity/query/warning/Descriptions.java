package no.bufdirreporting.activity.query.warning;

import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.personal.PersonalFacts.SealedText;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Compares descriptions of activities, which are decrypted for that. */
@Component
public record Descriptions(ObjectProvider<PersonalFacts> personal) {

    /**
     * What a row of the table {@code activity} has of its description.
     *
     * @param plain the description if it is not sealed
     * @param sealed the personal fields if they are
     */
    public record Stored(
            String contactId,
            @Nullable String plain,
            @Nullable String sealed) {}

    /** The descriptions, in the order of the rows; null of those who have none, or whose contact is erased. */
    public List<@Nullable String> of(List<Stored> rows) {
        var sealed = new ArrayList<SealedText>();
        rows.forEach(it -> {
            if (it.sealed() != null) {
                sealed.add(new SealedText(it.contactId(), it.sealed()));
            }
        });
        var keys = personal.getIfAvailable();
        var opened = sealed.isEmpty() || keys == null
                ? null
                : keys.openedTexts(sealed).iterator();
        var descriptions = new ArrayList<@Nullable String>();
        for (var row : rows) {
            if (row.sealed() == null) {
                descriptions.add(row.plain());
            } else {
                descriptions.add(opened == null ? null : opened.next().description());
            }
        }
        return descriptions;
    }

    /** Whether two descriptions have most letters in common; false if one is missing. */
    public static boolean areSimilar(@Nullable String one, @Nullable String other) {
        return one != null && other != null && SimilarTexts.areSimilar(one, other);
    }
}
