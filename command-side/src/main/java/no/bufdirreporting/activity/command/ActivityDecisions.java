package no.bufdirreporting.activity.command;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.personal.PersonalFacts.OpenedFacts;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Warning;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether an activity may be written as a command asks, what is stored of it, and what it is warned of. */
@Component
class ActivityDecisions {

    private final ActivityOwnership ownership;
    private final ActivityChecks checks;
    private final PersonalFacts personal;

    ActivityDecisions(ActivityOwnership ownership, ActivityChecks checks, PersonalFacts personal) {
        this.ownership = ownership;
        this.checks = checks;
        this.personal = personal;
    }

    /**
     * What is stored.
     *
     * @param orgId the organization that the activity belongs to
     * @param sealed its facts, with sealed personal fields
     */
    record Decision(String orgId, ActivityFacts sealed, List<Warning> warnings) {}

    /**
     * Decides on a new activity.
     *
     * @param orgId the organization that the command names; null if none
     * @param strict whether warnings reject the command
     */
    Decision onNew(String activityId, @Nullable String orgId, ActivityFacts facts, boolean strict) {
        String owner = ownerOfNew(orgId, facts);
        var sealed = personal.sealed(owner, facts);
        var found = checks.check(activityId, owner, sealed.contactId(), null, facts, strict);
        return new Decision(owner, sealed, found);
    }

    /** What a new activity would be warned of. */
    List<Warning> foreseeNew(String activityId, @Nullable String orgId, ActivityFacts facts) {
        String owner = ownerOfNew(orgId, facts);
        String person = personal.storedIn(owner, facts.contactId());
        return checks.foresee(activityId, owner, person, null, facts);
    }

    private String ownerOfNew(@Nullable String orgId, ActivityFacts facts) {
        requireWithinCalendar(facts);
        return ownership.ofNew(orgId, facts.chapterId());
    }

    /**
     * Requires that an activity may become what a command asks.
     *
     * @param requested the organization that the command names; null if none
     */
    void requireCorrectable(String owner, @Nullable String requested, ActivityFacts current, ActivityFacts corrected) {
        requireWithinCalendar(corrected);
        // Only a new chapter is checked: the current one may have been registered with another organization since.
        String newChapter = corrected.chapterId().equals(current.chapterId()) ? null : corrected.chapterId();
        ownership.checkUnchanged(owner, requested, newChapter);
    }

    /**
     * Decides on a correction that may be made.
     *
     * @param stored the current facts as they are stored: personal fields that stay the same stay as they are sealed
     */
    Decision onCorrection(
            String activityId,
            String orgId,
            ActivityFacts stored,
            OpenedFacts current,
            ActivityFacts corrected,
            boolean strict) {
        requireNotErased(current, corrected);
        var sealed = isAboutTheSame(current.facts(), corrected)
                ? corrected.about(stored)
                : personal.sealed(orgId, corrected);
        var found = checks.check(activityId, orgId, sealed.contactId(), current.facts(), corrected, strict);
        return new Decision(orgId, sealed, found);
    }

    /** What a correction would be warned of. */
    List<Warning> foreseeCorrection(String activityId, String orgId, OpenedFacts current, ActivityFacts corrected) {
        requireNotErased(current, corrected);
        String person = personal.storedIn(orgId, corrected.contactId());
        return checks.foresee(activityId, orgId, person, current.facts(), corrected);
    }

    OpenedFacts opened(ActivityFacts stored) {
        return personal.opened(stored);
    }

    /** An activity was deleted, so that the same one may be recorded again. */
    void deleted(String activityId) {
        checks.deleted(activityId);
    }

    private static void requireNotErased(OpenedFacts current, ActivityFacts corrected) {
        if (current.erased() && !isAboutTheSame(current.facts(), corrected)) {
            throw Rejection.conflict(
                            "personal-data-erased",
                            "The contact's personal data was erased; contact_id, description and location stay so.")
                    .asException();
        }
    }

    private static boolean isAboutTheSame(ActivityFacts current, ActivityFacts corrected) {
        return current.about(corrected).equals(current);
    }

    private static void requireWithinCalendar(ActivityFacts facts) {
        Instant at = facts.submittedAt();
        if (at.isBefore(OsloCalendar.EARLIEST) || !at.isBefore(OsloCalendar.LATEST)) {
            throw Rejection.impossible(
                            "submitted-at-out-of-range", "submitted_at", "submitted_at must lie between 1900 and 2999.")
                    .asException();
        }
    }
}
