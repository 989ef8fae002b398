package no.bufdirreporting.activity.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.activity.ActivityCommand.CorrectActivity;
import no.bufdirreporting.activity.ActivityCommand.DeleteActivity;
import no.bufdirreporting.activity.ActivityCommand.ImportActivity;
import no.bufdirreporting.activity.ActivityCommand.ImportedActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivityOnce;
import no.bufdirreporting.activity.ActivityCommand.WrittenActivity;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.personal.PersonalFacts.OpenedFacts;
import no.bufdirreporting.kernel.ImportedRow.Outcome;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate of one activity. Its events have sealed facts, its commands and answers open ones. The first event sets
 * all fields but {@code updatedAt}, so handlers see no other nulls.
 */
@Aggregate(type = "Activity", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Activity {

    @AggregateIdentifier
    private String activityId;

    private String orgId;
    private ActivityFacts firstRecorded;
    private List<Warning> firstWarnings;
    private ActivityFacts facts;
    private List<Warning> warnings;
    private Instant createdAt;
    private @Nullable Instant updatedAt;

    /** The ids of the requests that recorded it and changed it last; null if unknown. */
    private @Nullable String recordedBy;

    private @Nullable String changedBy;

    @CommandHandlerInterceptor
    void requireVisible() {
        if (activityId != null) {
            Caller.current().requireVisible(orgId);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    WrittenActivity handle(
            RecordActivity command, ActivityOwnership ownership, ActivityChecks checks, PersonalFacts personal) {
        requireWithinCalendar(command.facts());
        String owner = ownership.ofNew(command.orgId(), command.facts().chapterId());
        var sealed = personal.sealed(owner, command.facts());
        var found =
                checks.check(command.activityId(), owner, sealed.contactId(), null, command.facts(), command.strict());
        apply(new ActivityRecorded(command.activityId(), owner, sealed, found));
        return written(new OpenedFacts(command.facts(), false));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    WrittenActivity handle(
            RecordActivityOnce command, ActivityOwnership ownership, ActivityChecks checks, PersonalFacts personal) {
        if (activityId == null) {
            var first = new RecordActivity(command.activityId(), command.orgId(), command.facts(), command.strict());
            return handle(first, ownership, checks, personal);
        }
        var first = personal.opened(firstRecorded);
        if (!repeatsFirstRequest(command, first)) {
            throw Rejection.keyReused("activity").asException();
        }
        return new WrittenActivity(view(first, null, 0), firstWarnings);
    }

    /** What was erased cannot be compared. */
    private boolean repeatsFirstRequest(RecordActivityOnce command, OpenedFacts opened) {
        ActivityFacts recorded = opened.facts();
        ActivityFacts repeated = opened.erased() ? command.facts().about(recorded) : command.facts();
        ActivityFacts first = command.submittedAtGiven() ? recorded : recorded.at(repeated.submittedAt());
        return repeated.equals(first)
                && (command.orgId() == null || command.orgId().equals(orgId));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ImportedActivity handle(
            ImportActivity command, ActivityOwnership ownership, ActivityChecks checks, PersonalFacts personal) {
        if (activityId == null) {
            return importNew(command, ownership, checks, personal);
        }
        var first = personal.opened(firstRecorded);
        var current = personal.opened(facts);
        // An import that was interrupted counts the rows that it recorded before as recorded.
        boolean recordedByThis = command.importId().equals(recordedBy);
        if (!command.keyed() || (recordedByThis && isSame(command, first))) {
            return recordedByThis ? imported(Outcome.RECORDED, null, firstWarnings) : repeated();
        }
        if (isSame(command, current)) {
            return command.importId().equals(changedBy) ? imported(Outcome.CORRECTED, null, warnings) : repeated();
        }
        if (command.correct()) {
            return correctByImport(command, current, ownership, checks, personal);
        }
        if (isSame(command, first)) {
            return repeated();
        }
        throw Rejection.impossible(
                        "row-key-reused",
                        "row_key",
                        "A row with this key was imported before with other content; on_change=correct corrects it.")
                .asException();
    }

    private static ImportedActivity importNew(
            ImportActivity command, ActivityOwnership ownership, ActivityChecks checks, PersonalFacts personal) {
        var open = command.facts();
        requireWithinCalendar(open);
        String owner = ownership.ofNew(command.orgId(), open.chapterId());
        if (command.dryRun()) {
            String person = personal.storedIn(owner, open.contactId());
            return imported(Outcome.RECORDED, null, checks.foresee(command.activityId(), owner, person, null, open));
        }
        var sealed = personal.sealed(owner, open);
        var found = checks.check(command.activityId(), owner, sealed.contactId(), null, open, false);
        apply(new ActivityRecorded(command.activityId(), owner, sealed, found));
        return imported(Outcome.RECORDED, null, found);
    }

    private ImportedActivity correctByImport(
            ImportActivity command,
            OpenedFacts opened,
            ActivityOwnership ownership,
            ActivityChecks checks,
            PersonalFacts personal) {
        var before = opened.facts();
        var corrected =
                command.submittedAtGiven() ? command.facts() : command.facts().at(before.submittedAt());
        requireWithinCalendar(corrected);
        ownership.checkUnchanged(
                orgId,
                command.orgId(),
                corrected.chapterId().equals(before.chapterId()) ? null : corrected.chapterId());
        requireNotErased(opened, corrected);
        if (command.dryRun()) {
            String person = personal.storedIn(orgId, corrected.contactId());
            return imported(Outcome.CORRECTED, before, checks.foresee(activityId, orgId, person, before, corrected));
        }
        var sealed = sealed(before, corrected, personal);
        var found = checks.check(activityId, orgId, sealed.contactId(), before, corrected, false);
        apply(new ActivityCorrected(activityId, orgId, facts, sealed, found));
        return imported(Outcome.CORRECTED, before, found);
    }

    /** What was erased cannot be compared. */
    private static boolean isSame(ImportActivity command, OpenedFacts opened) {
        var known = opened.facts();
        var given = opened.erased() ? command.facts().about(known) : command.facts();
        return (command.submittedAtGiven() ? known : known.at(given.submittedAt())).equals(given);
    }

    private static ImportedActivity repeated() {
        return imported(Outcome.REPEATED, null, List.of());
    }

    private static ImportedActivity imported(Outcome outcome, @Nullable ActivityFacts before, List<Warning> warnings) {
        return new ImportedActivity(outcome, before, warnings);
    }

    @CommandHandler
    WrittenActivity handle(
            CorrectActivity command, ActivityOwnership ownership, ActivityChecks checks, PersonalFacts personal) {
        Versions.check(command.precondition());
        var opened = personal.opened(facts);
        ActivityFacts current = opened.facts();
        ActivityFacts corrected = command.changes().applyTo(current);
        requireWithinCalendar(corrected);
        // Only a new chapter is checked: the current one may have been registered with another organization since.
        String newChapter = corrected.chapterId().equals(facts.chapterId()) ? null : corrected.chapterId();
        ownership.checkUnchanged(orgId, command.changes().orgId(), newChapter);
        if (!corrected.equals(current)) {
            requireNotErased(opened, corrected);
            var sealed = sealed(current, corrected, personal);
            var found = checks.check(activityId, orgId, sealed.contactId(), current, corrected, command.strict());
            apply(new ActivityCorrected(activityId, orgId, facts, sealed, found));
        }
        return written(new OpenedFacts(corrected, opened.erased()));
    }

    @CommandHandler
    long handle(DeleteActivity command, ActivityChecks checks) {
        Versions.check(command.precondition());
        checks.deleted(activityId);
        apply(new ActivityDeleted(activityId, orgId, facts));
        return AggregateLifecycle.getVersion();
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

    /** Personal fields that stay the same stay as they are sealed. */
    private ActivityFacts sealed(ActivityFacts current, ActivityFacts corrected, PersonalFacts personal) {
        return isAboutTheSame(current, corrected) ? corrected.about(facts) : personal.sealed(orgId, corrected);
    }

    private static void requireWithinCalendar(ActivityFacts facts) {
        Instant at = facts.submittedAt();
        if (at.isBefore(OsloCalendar.EARLIEST) || !at.isBefore(OsloCalendar.LATEST)) {
            throw Rejection.impossible(
                            "submitted-at-out-of-range", "submitted_at", "submitted_at must lie between 1900 and 2999.")
                    .asException();
        }
    }

    @EventSourcingHandler
    void on(ActivityRecorded event, @Timestamp Instant at, @MetaDataValue(Provenance.CORRELATION) String request) {
        activityId = event.activityId();
        orgId = event.orgId();
        firstRecorded = event.facts();
        firstWarnings = event.warnings();
        facts = event.facts();
        warnings = event.warnings();
        createdAt = at;
        recordedBy = request;
    }

    @EventSourcingHandler
    void on(ActivityCorrected event, @Timestamp Instant at, @MetaDataValue(Provenance.CORRELATION) String request) {
        facts = event.after();
        warnings = event.warnings();
        updatedAt = at;
        changedBy = request;
    }

    @EventSourcingHandler
    void on(ActivityDeleted event) {
        markDeleted();
    }

    private WrittenActivity written(OpenedFacts opened) {
        return new WrittenActivity(view(opened, updatedAt, AggregateLifecycle.getVersion()), warnings);
    }

    private ActivityView view(OpenedFacts opened, @Nullable Instant changedAt, long version) {
        var shown = opened.facts();
        return ActivityView.of(activityId, orgId, shown, createdAt, changedAt, version)
                .opened(shown.contactId(), shown.description(), shown.location(), opened.erased());
    }
}
