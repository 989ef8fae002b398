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

/** The aggregate of one activity. The first event sets all fields but {@code updatedAt}, so handlers see no other nulls. */
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
    WrittenActivity handle(RecordActivity command, ActivityOwnership ownership, ActivityChecks checks) {
        requireWithinCalendar(command.facts());
        String owner = ownership.ofNew(command.orgId(), command.facts().chapterId());
        var found = checks.check(command.activityId(), owner, null, command.facts(), command.strict());
        apply(new ActivityRecorded(command.activityId(), owner, command.facts(), found));
        return written();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    WrittenActivity handle(RecordActivityOnce command, ActivityOwnership ownership, ActivityChecks checks) {
        if (activityId == null) {
            var first = new RecordActivity(command.activityId(), command.orgId(), command.facts(), command.strict());
            return handle(first, ownership, checks);
        }
        if (!repeatsFirstRequest(command)) {
            throw Rejection.impossible(
                            "idempotency-key-reused",
                            "Idempotency-Key",
                            "This key was used for another activity; send a new key with a new request.")
                    .asException();
        }
        return new WrittenActivity(
                ActivityView.of(activityId, orgId, firstRecorded, createdAt, null, 0), firstWarnings);
    }

    private boolean repeatsFirstRequest(RecordActivityOnce command) {
        ActivityFacts repeated = command.facts();
        ActivityFacts first = command.submittedAtGiven() ? firstRecorded : firstRecorded.at(repeated.submittedAt());
        return repeated.equals(first)
                && (command.orgId() == null || command.orgId().equals(orgId));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ImportedActivity handle(ImportActivity command, ActivityOwnership ownership, ActivityChecks checks) {
        if (activityId == null) {
            return importNew(command, ownership, checks);
        }
        // An import that was interrupted counts the rows that it recorded before as recorded.
        boolean recordedByThis = command.importId().equals(recordedBy);
        if (!command.keyed() || (recordedByThis && isSame(command, firstRecorded))) {
            return recordedByThis ? imported(Outcome.RECORDED, null, firstWarnings) : repeated();
        }
        if (isSame(command, facts)) {
            return command.importId().equals(changedBy) ? imported(Outcome.CORRECTED, null, warnings) : repeated();
        }
        if (command.correct()) {
            return correctByImport(command, ownership, checks);
        }
        if (isSame(command, firstRecorded)) {
            return repeated();
        }
        throw Rejection.impossible(
                        "row-key-reused",
                        "row_key",
                        "A row with this key was imported before with other content; on_change=correct corrects it.")
                .asException();
    }

    private static ImportedActivity importNew(
            ImportActivity command, ActivityOwnership ownership, ActivityChecks checks) {
        requireWithinCalendar(command.facts());
        String owner = ownership.ofNew(command.orgId(), command.facts().chapterId());
        if (command.dryRun()) {
            return imported(Outcome.RECORDED, null, checks.foresee(command.activityId(), owner, null, command.facts()));
        }
        var found = checks.check(command.activityId(), owner, null, command.facts(), false);
        apply(new ActivityRecorded(command.activityId(), owner, command.facts(), found));
        return imported(Outcome.RECORDED, null, found);
    }

    private ImportedActivity correctByImport(
            ImportActivity command, ActivityOwnership ownership, ActivityChecks checks) {
        var before = facts;
        var corrected =
                command.submittedAtGiven() ? command.facts() : command.facts().at(before.submittedAt());
        requireWithinCalendar(corrected);
        ownership.checkUnchanged(
                orgId,
                command.orgId(),
                corrected.chapterId().equals(before.chapterId()) ? null : corrected.chapterId());
        if (command.dryRun()) {
            return imported(Outcome.CORRECTED, before, checks.foresee(activityId, orgId, before, corrected));
        }
        var found = checks.check(activityId, orgId, before, corrected, false);
        apply(new ActivityCorrected(activityId, orgId, before, corrected, found));
        return imported(Outcome.CORRECTED, before, found);
    }

    private static boolean isSame(ImportActivity command, ActivityFacts known) {
        return (command.submittedAtGiven() ? known : known.at(command.facts().submittedAt())).equals(command.facts());
    }

    private static ImportedActivity repeated() {
        return imported(Outcome.REPEATED, null, List.of());
    }

    private static ImportedActivity imported(Outcome outcome, @Nullable ActivityFacts before, List<Warning> warnings) {
        return new ImportedActivity(outcome, before, warnings);
    }

    @CommandHandler
    WrittenActivity handle(CorrectActivity command, ActivityOwnership ownership, ActivityChecks checks) {
        Versions.check(command.precondition());
        ActivityFacts corrected = command.changes().applyTo(facts);
        requireWithinCalendar(corrected);
        // Only a new chapter is checked: the current one may have been registered with another organization since.
        String newChapter = corrected.chapterId().equals(facts.chapterId()) ? null : corrected.chapterId();
        ownership.checkUnchanged(orgId, command.changes().orgId(), newChapter);
        if (!corrected.equals(facts)) {
            var found = checks.check(activityId, orgId, facts, corrected, command.strict());
            apply(new ActivityCorrected(activityId, orgId, facts, corrected, found));
        }
        return written();
    }

    @CommandHandler
    long handle(DeleteActivity command, ActivityChecks checks) {
        Versions.check(command.precondition());
        checks.deleted(activityId);
        apply(new ActivityDeleted(activityId, orgId, facts));
        return AggregateLifecycle.getVersion();
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

    private WrittenActivity written() {
        return new WrittenActivity(
                ActivityView.of(activityId, orgId, facts, createdAt, updatedAt, AggregateLifecycle.getVersion()),
                warnings);
    }
}
