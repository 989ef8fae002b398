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
import no.bufdirreporting.activity.command.ActivityDecisions.Decision;
import no.bufdirreporting.activity.personal.PersonalFacts.OpenedFacts;
import no.bufdirreporting.kernel.ImportedRow.Outcome;
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
    WrittenActivity handle(RecordActivity command, ActivityDecisions decisions) {
        record(
                command.activityId(),
                decisions.onNew(command.activityId(), command.orgId(), command.facts(), command.strict()));
        return written(new OpenedFacts(command.facts(), false));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    WrittenActivity handle(RecordActivityOnce command, ActivityDecisions decisions) {
        if (activityId == null) {
            var first = new RecordActivity(command.activityId(), command.orgId(), command.facts(), command.strict());
            return handle(first, decisions);
        }
        var first = decisions.opened(firstRecorded);
        boolean sameOrganization = command.orgId() == null || command.orgId().equals(orgId);
        if (!sameOrganization || !first.areThoseOf(command.facts(), command.submittedAtGiven())) {
            throw Rejection.keyReused("activity").asException();
        }
        return new WrittenActivity(view(first, null, 0), firstWarnings);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ImportedActivity handle(ImportActivity command, ActivityDecisions decisions) {
        if (activityId == null) {
            return importNew(command, decisions);
        }
        boolean sameAsFirst = isSame(command, decisions.opened(firstRecorded));
        // An import that was interrupted counts the rows that it recorded before as recorded.
        boolean recordedByThis = command.importId().equals(recordedBy);
        if (!command.keyed() || (recordedByThis && sameAsFirst)) {
            return recordedByThis ? imported(Outcome.RECORDED, null, firstWarnings) : repeated();
        }
        var current = decisions.opened(facts);
        if (isSame(command, current)) {
            return command.importId().equals(changedBy) ? imported(Outcome.CORRECTED, null, warnings) : repeated();
        }
        if (command.correct()) {
            return correctByImport(command, current, decisions);
        }
        if (sameAsFirst) {
            return repeated();
        }
        throw Rejection.impossible(
                        "row-key-reused",
                        "row_key",
                        "A row with this key was imported before with other content; on_change=correct corrects it.")
                .asException();
    }

    private static ImportedActivity importNew(ImportActivity command, ActivityDecisions decisions) {
        if (command.dryRun()) {
            var foreseen = decisions.foreseeNew(command.activityId(), command.orgId(), command.facts());
            return imported(Outcome.RECORDED, null, foreseen);
        }
        var decision = decisions.onNew(command.activityId(), command.orgId(), command.facts(), false);
        record(command.activityId(), decision);
        return imported(Outcome.RECORDED, null, decision.warnings());
    }

    private ImportedActivity correctByImport(ImportActivity command, OpenedFacts current, ActivityDecisions decisions) {
        var before = current.facts();
        var corrected =
                command.submittedAtGiven() ? command.facts() : command.facts().at(before.submittedAt());
        decisions.requireCorrectable(orgId, command.orgId(), before, corrected);
        if (command.dryRun()) {
            return imported(
                    Outcome.CORRECTED, before, decisions.foreseeCorrection(activityId, orgId, current, corrected));
        }
        var decision = decisions.onCorrection(activityId, orgId, facts, current, corrected, false);
        correct(decision);
        return imported(Outcome.CORRECTED, before, decision.warnings());
    }

    private static boolean isSame(ImportActivity command, OpenedFacts known) {
        return known.areThoseOf(command.facts(), command.submittedAtGiven());
    }

    private static ImportedActivity repeated() {
        return imported(Outcome.REPEATED, null, List.of());
    }

    private static ImportedActivity imported(Outcome outcome, @Nullable ActivityFacts before, List<Warning> warnings) {
        return new ImportedActivity(outcome, before, warnings);
    }

    @CommandHandler
    WrittenActivity handle(CorrectActivity command, ActivityDecisions decisions) {
        Versions.check(command.precondition());
        var current = decisions.opened(facts);
        var corrected = command.changes().applyTo(current.facts());
        decisions.requireCorrectable(orgId, command.changes().orgId(), current.facts(), corrected);
        if (!corrected.equals(current.facts())) {
            correct(decisions.onCorrection(activityId, orgId, facts, current, corrected, command.strict()));
        }
        return written(new OpenedFacts(corrected, current.erased()));
    }

    @CommandHandler
    long handle(DeleteActivity command, ActivityDecisions decisions) {
        Versions.check(command.precondition());
        decisions.deleted(activityId);
        apply(new ActivityDeleted(activityId, orgId, facts));
        return AggregateLifecycle.getVersion();
    }

    private static void record(String id, Decision decision) {
        apply(new ActivityRecorded(id, decision.orgId(), decision.sealed(), decision.warnings()));
    }

    private void correct(Decision decision) {
        apply(new ActivityCorrected(activityId, orgId, facts, decision.sealed(), decision.warnings()));
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
