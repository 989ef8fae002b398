package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Repeatable;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands of an activity, answered with the resulting {@link ActivityView}; a deletion with its version. */
public sealed interface ActivityCommand {

    String activityId();

    /**
     * Record a new activity.
     *
     * @param orgId the organization; null means the organization of the chapter, or else the default one
     */
    record RecordActivity(
            @TargetAggregateIdentifier String activityId,
            @Nullable String orgId,
            ActivityFacts facts) implements ActivityCommand {}

    /**
     * Record a new activity under an id derived from an idempotency key. A repeated request gets the first answer;
     * another request with the same key is rejected.
     *
     * @param submittedAtGiven false if the client left out the time, so that a repeat need not match it
     */
    record RecordActivityOnce(
            @TargetAggregateIdentifier String activityId,
            @Nullable String orgId,
            ActivityFacts facts,
            boolean submittedAtGiven)
            implements ActivityCommand, Repeatable {}

    /** @param precondition what the client requires of the version; null for nothing */
    record CorrectActivity(
            @TargetAggregateIdentifier String activityId,
            ActivityChanges changes,
            @Nullable Precondition precondition) implements ActivityCommand {}

    /** @param precondition what the client requires of the version; null for nothing */
    record DeleteActivity(
            @TargetAggregateIdentifier String activityId,
            @Nullable Precondition precondition) implements ActivityCommand {}
}
