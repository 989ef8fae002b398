package no.bufdirreporting.audit.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.personal.PersonalFacts.ShownContact;
import no.bufdirreporting.kernel.ShowsErasure;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a version of an activity that figures depend on.
 *
 * @param countedAs the category or region that it was counted in; null if it was not counted, or in none
 * @param erased true if the contact's personal data was erased, absent otherwise
 */
record VersionFacts(
        @Nullable String countedAs,
        Instant submittedAt,
        String contactId,
        String chapterId,
        String activityType,
        @Nullable String category,
        ActivityStatus status,
        int participantCount,
        BigDecimal hours,
        @Nullable Boolean erased)
        implements ShowsErasure {

    static VersionFacts of(ActivityFacts it, Function<ActivityFacts, @Nullable String> part) {
        return new VersionFacts(
                part.apply(it),
                it.submittedAt(),
                it.contactId(),
                it.chapterId(),
                it.activityType(),
                it.category(),
                it.status(),
                it.participantCount(),
                it.hours(),
                null);
    }

    /** Shows the contact as clients know it. */
    VersionFacts of(Map<String, ShownContact> contacts) {
        var contact = contacts.getOrDefault(contactId, new ShownContact(contactId, false));
        return new VersionFacts(
                countedAs,
                submittedAt,
                contact.id(),
                chapterId,
                activityType,
                category,
                status,
                participantCount,
                hours,
                contact.erased() ? true : null);
    }
}
