package no.bufdirreporting.activity;

import java.util.List;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Repeatable;
import no.bufdirreporting.kernel.Warning;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands of an activity, answered with {@link WrittenActivity}; a deletion with its version. */
public sealed interface ActivityCommand {

    String activityId();

    /**
     * Record a new activity.
     *
     * @param orgId the organization; null means the organization of the chapter, or else the default one
     * @param strict whether warnings reject the command
     */
    record RecordActivity(
            @TargetAggregateIdentifier String activityId,
            @Nullable String orgId,
            ActivityFacts facts,
            boolean strict) implements ActivityCommand {}

    /**
     * Record a new activity under an id derived from an idempotency key. A repeated request gets the first answer;
     * another request with the same key is rejected.
     *
     * @param submittedAtGiven false if the client left out the time, so that a repeat need not match it
     * @param strict whether warnings reject the command; a repeat is answered with the warnings of the first request
     */
    record RecordActivityOnce(
            @TargetAggregateIdentifier String activityId,
            @Nullable String orgId,
            ActivityFacts facts,
            boolean submittedAtGiven,
            boolean strict)
            implements ActivityCommand, Repeatable {}

    /**
     * @param precondition what the client requires of the version; null for nothing
     * @param strict whether warnings reject the command
     */
    record CorrectActivity(
            @TargetAggregateIdentifier String activityId,
            ActivityChanges changes,
            @Nullable Precondition precondition,
            boolean strict)
            implements ActivityCommand {}

    /** @param precondition what the client requires of the version; null for nothing */
    record DeleteActivity(
            @TargetAggregateIdentifier String activityId,
            @Nullable Precondition precondition) implements ActivityCommand {}

    /**
     * An activity after a command.
     *
     * @param warnings what looks wrong with it
     */
    record WrittenActivity(ActivityView activity, List<Warning> warnings) {}
}
