package no.bufdirreporting.activity.command;

import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Finds what looks wrong with an activity that is about to be written. */
@Component
class ActivityChecks {

    /** A participant count is too high above the chapter's median times this. */
    private static final int MEDIANS = 20;

    private final OrganizationDirectory directory;
    private final SurroundingsFinder surroundings;
    private final RecentWrites recent;
    private final boolean refuseIdentityNumbers;

    ActivityChecks(
            OrganizationDirectory directory,
            SurroundingsFinder surroundings,
            RecentWrites recent,
            @Value("${bufdir.warnings.refuse-national-identity-numbers:false}") boolean refuseIdentityNumbers) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.recent = recent;
        this.refuseIdentityNumbers = refuseIdentityNumbers;
    }

    /**
     * What looks wrong.
     *
     * @param person the contact id of the sealed facts
     * @param before the facts that are corrected; null if the activity is new
     * @param strict whether warnings reject the command
     */
    List<Warning> check(
            String activityId,
            String orgId,
            String person,
            @Nullable ActivityFacts before,
            ActivityFacts facts,
            boolean strict) {
        refuseIdentityNumbers(before, facts);
        boolean duplicate = !mayRepeat(facts) && !recent.add(activityId, orgId, facts);
        var warnings = find(activityId, orgId, person, before, facts, duplicate);
        if (strict && !warnings.isEmpty()) {
            recent.forget(activityId);
            throw Rejection.warned(warnings).asException();
        }
        return warnings;
    }

    /** What would look wrong, of an activity that is not written. */
    List<Warning> foresee(
            String activityId, String orgId, String person, @Nullable ActivityFacts before, ActivityFacts facts) {
        refuseIdentityNumbers(before, facts);
        return find(activityId, orgId, person, before, facts, false);
    }

    private static boolean mayRepeat(ActivityFacts facts) {
        return facts.status() == ActivityStatus.CANCELLED;
    }

    /** @param duplicate whether an activity like it has just been written */
    private List<Warning> find(
            String activityId,
            String orgId,
            String person,
            @Nullable ActivityFacts before,
            ActivityFacts facts,
            boolean duplicate) {
        var warnings = new ArrayList<Warning>();
        if (directory.organizationOf(facts.chapterId()) == null) {
            warnings.add(ActivityWarning.UNKNOWN_CHAPTER.in(
                    "chapter_id", "The chapter is not registered, so its region is unknown."));
        }
        var today = OsloCalendar.dayOf(GenericEventMessage.clock.instant());
        warnings.addAll(FactChecks.of(facts, today));
        var found = surroundings.find(query(activityId, orgId, person, before, facts));
        found.ifPresent(it -> add(it, facts, warnings));
        if (duplicate
                || (!mayRepeat(facts) && found.filter(Surroundings::duplicate).isPresent())) {
            warnings.add(ActivityWarning.POSSIBLE_DUPLICATE.in(
                    "contact_id", "The contact has another activity of this type on the same day."));
        } else if (!mayRepeat(facts) && found.filter(Surroundings::similar).isPresent()) {
            warnings.add(ActivityWarning.POSSIBLE_DUPLICATE.in(
                    "description", "The contact has another activity with a similar description at about this time."));
        }
        return List.copyOf(warnings);
    }

    /** An activity was deleted, so that the same one may be recorded again. */
    void deleted(String activityId) {
        recent.forget(activityId);
    }

    private void refuseIdentityNumbers(@Nullable ActivityFacts before, ActivityFacts facts) {
        if (!refuseIdentityNumbers) {
            return;
        }
        var fields = new ArrayList<>(FactChecks.identityNumbers(facts));
        fields.removeAll(before == null ? List.of() : FactChecks.identityNumbers(before));
        if (!fields.isEmpty()) {
            throw Rejection.impossible(
                            "national-identity-number",
                            fields.getFirst(),
                            "This looks like a national identity number, and this installation refuses them.")
                    .asException();
        }
    }

    private static FindSurroundings query(
            String activityId, String orgId, String person, @Nullable ActivityFacts before, ActivityFacts facts) {
        return new FindSurroundings(
                activityId,
                orgId,
                person,
                facts.chapterId(),
                facts.activityType(),
                facts.submittedAt(),
                before == null ? null : OsloCalendar.dayOf(before.submittedAt()),
                facts.description(),
                facts.participantCount());
    }

    private static void add(Surroundings found, ActivityFacts facts, List<Warning> warnings) {
        if (!found.knownType()) {
            warnings.add(ActivityWarning.UNKNOWN_ACTIVITY_TYPE.in(
                    "activity_type", "No category rule and no report definition names this type."));
        }
        Integer median = found.medianParticipants();
        if (median != null
                && facts.participantCount() <= FactChecks.MAX_PARTICIPANTS
                && facts.participantCount() > (long) MEDIANS * Math.max(median, 1)) {
            warnings.add(ActivityWarning.TOO_MANY_PARTICIPANTS.in(
                    "participant_count",
                    "These are more than 20 times the %s participants that are usual in the chapter."
                            .formatted(median)));
        }
        if (found.submitted()) {
            warnings.add(ActivityWarning.SUBMITTED_PERIOD.in(
                    "submitted_at", "The figures of a period with this day have been submitted already."));
        }
    }
}
