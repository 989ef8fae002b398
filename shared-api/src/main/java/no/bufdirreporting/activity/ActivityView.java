package no.bufdirreporting.activity;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.kernel.NotShown;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.kernel.ShowsErasure;
import org.jspecify.annotations.Nullable;

/**
 * One activity as clients see it.
 *
 * @param category the activity's own category; null leaves it to the category rules
 * @param updatedAt when it was last corrected; null if never
 * @param version the sequence number of the latest event; sent as the {@code ETag}
 * @param erased true if the contact's personal data was erased, absent otherwise. The contact id then is a pseudonym
 * @param sealed the personal fields as they are stored; null once they are decrypted
 */
public record ActivityView(
        String activityId,
        String contactId,
        String chapterId,
        String activityType,
        Instant submittedAt,
        BigDecimal hours,
        @Nullable String description,
        String orgId,
        int participantCount,
        @Nullable String location,
        ActivityStatus status,
        @Nullable String category,
        Instant createdAt,
        @Nullable Instant updatedAt,
        long version,
        @Nullable Boolean erased,
        @Nullable Sealed sealed)
        implements OfOrganization, ShowsErasure {

    /** Encrypted personal fields. */
    public record Sealed(String text) implements NotShown {}

    public static ActivityView of(
            String activityId,
            String orgId,
            ActivityFacts facts,
            Instant createdAt,
            @Nullable Instant updatedAt,
            long version) {
        return new ActivityView(
                activityId,
                facts.contactId(),
                facts.chapterId(),
                facts.activityType(),
                facts.submittedAt(),
                facts.hours(),
                facts.description(),
                orgId,
                facts.participantCount(),
                facts.location(),
                facts.status(),
                facts.category(),
                createdAt,
                updatedAt,
                version,
                null,
                facts.sealed() == null ? null : new Sealed(facts.sealed()));
    }

    /** Returns the view with decrypted personal fields; of an erased contact, with a pseudonym and nothing else. */
    public ActivityView opened(
            String contact, @Nullable String openDescription, @Nullable String openLocation, boolean isErased) {
        return new ActivityView(
                activityId,
                contact,
                chapterId,
                activityType,
                submittedAt,
                hours,
                openDescription,
                orgId,
                participantCount,
                openLocation,
                status,
                category,
                createdAt,
                updatedAt,
                version,
                isErased ? true : null,
                null);
    }
}
