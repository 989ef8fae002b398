package no.bufdirreporting.activity.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import no.bufdirreporting.activity.ActivityCommand.CorrectActivity;
import no.bufdirreporting.activity.ActivityCommand.DeleteActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivityOnce;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
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
    private ActivityFacts facts;
    private Instant createdAt;
    private @Nullable Instant updatedAt;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    ActivityView handle(RecordActivity command, ActivityOwnership ownership) {
        requireWithinCalendar(command.facts());
        String owner = ownership.ofNew(command.orgId(), command.facts().chapterId());
        apply(new ActivityRecorded(command.activityId(), owner, command.facts()));
        return view();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ActivityView handle(RecordActivityOnce command, ActivityOwnership ownership) {
        if (activityId == null) {
            return handle(new RecordActivity(command.activityId(), command.orgId(), command.facts()), ownership);
        }
        if (!repeatsFirstRequest(command)) {
            throw Rejection.impossible(
                            "idempotency-key-reused",
                            "Idempotency-Key",
                            "This key was used for another activity; send a new key with a new request.")
                    .asException();
        }
        return ActivityView.of(activityId, orgId, firstRecorded, createdAt, null, 0);
    }

    private boolean repeatsFirstRequest(RecordActivityOnce command) {
        ActivityFacts repeated = command.facts();
        ActivityFacts first = command.submittedAtGiven() ? firstRecorded : firstRecorded.at(repeated.submittedAt());
        return repeated.equals(first)
                && (command.orgId() == null || command.orgId().equals(orgId));
    }

    @CommandHandler
    ActivityView handle(CorrectActivity command, ActivityOwnership ownership) {
        Versions.check(command.precondition());
        ActivityFacts corrected = command.changes().applyTo(facts);
        requireWithinCalendar(corrected);
        // Only a new chapter is checked: the current one may have been registered with another organization since.
        String newChapter = corrected.chapterId().equals(facts.chapterId()) ? null : corrected.chapterId();
        ownership.checkUnchanged(orgId, command.changes().orgId(), newChapter);
        if (!corrected.equals(facts)) {
            apply(new ActivityCorrected(activityId, orgId, facts, corrected));
        }
        return view();
    }

    @CommandHandler
    long handle(DeleteActivity command) {
        Versions.check(command.precondition());
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
    void on(ActivityRecorded event, @Timestamp Instant at) {
        activityId = event.activityId();
        orgId = event.orgId();
        firstRecorded = event.facts();
        facts = event.facts();
        createdAt = at;
    }

    @EventSourcingHandler
    void on(ActivityCorrected event, @Timestamp Instant at) {
        facts = event.after();
        updatedAt = at;
    }

    @EventSourcingHandler
    void on(ActivityDeleted event) {
        markDeleted();
    }

    private ActivityView view() {
        return ActivityView.of(activityId, orgId, facts, createdAt, updatedAt, AggregateLifecycle.getVersion());
    }
}
