package no.bufdirreporting.activity.command;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Warning;
import org.jspecify.annotations.Nullable;

/** The warnings that follow from the facts of an activity alone. */
final class FactChecks {

    static final int MAX_PARTICIPANTS = 10_000;

    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    private FactChecks() {}

    /** @param today the day of the write in Oslo */
    static List<Warning> of(ActivityFacts facts, LocalDate today) {
        var warnings = new ArrayList<Warning>();
        // Planned activities lie in the future, and cancelled ones may.
        if (facts.counts() && OsloCalendar.dayOf(facts.submittedAt()).isAfter(today)) {
            warnings.add(ActivityWarning.FUTURE_DAY.in(
                    "submitted_at", "The activity is completed, but its day is after today."));
        }
        int participants = Math.max(facts.participantCount(), 1);
        if (facts.hours().compareTo(HOURS_OF_A_DAY.multiply(BigDecimal.valueOf(participants))) > 0) {
            warnings.add(ActivityWarning.TOO_MANY_HOURS.in("hours", "These are more than 24 hours a participant."));
        }
        if (facts.participantCount() > MAX_PARTICIPANTS) {
            warnings.add(ActivityWarning.TOO_MANY_PARTICIPANTS.in(
                    "participant_count", "These are more than 10000 participants."));
        }
        identityNumbers(facts)
                .forEach(field -> warnings.add(ActivityWarning.NATIONAL_IDENTITY_NUMBER.in(
                        field,
                        "This looks like a national identity number. Use an id that says nothing about a person.")));
        return warnings;
    }

    /** The fields that seem to have a national identity number. */
    static List<String> identityNumbers(ActivityFacts facts) {
        var texts = new LinkedHashMap<String, @Nullable String>();
        texts.put("contact_id", facts.contactId());
        texts.put("chapter_id", facts.chapterId());
        texts.put("activity_type", facts.activityType());
        texts.put("description", facts.description());
        texts.put("location", facts.location());
        texts.put("category", facts.category());
        return texts.entrySet().stream()
                .filter(it -> NationalIdentityNumbers.isIn(it.getValue()))
                .map(it -> it.getKey())
                .toList();
    }
}
