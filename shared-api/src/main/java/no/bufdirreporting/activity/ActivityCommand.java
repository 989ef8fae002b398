package no.bufdirreporting.activity;

import java.util.List;
import no.bufdirreporting.kernel.ImportedRow;
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
     * Record an activity that a row of an imported file describes, under an id derived from the key of the row. Answered
     * with {@link ImportedActivity}. A row that was imported before changes nothing.
     *
     * @param submittedAtGiven false if the row has no time, so that a repeat need not match it
     * @param keyed whether the row has a key of its own, so that its content may have changed; else its key is its content
     * @param importId the request id of the commands of this import
     * @param correct whether changed content corrects the activity; else it rejects the row
     * @param dryRun whether nothing is recorded
     */
    record ImportActivity(
            @TargetAggregateIdentifier String activityId,
            String orgId,
            ActivityFacts facts,
            boolean submittedAtGiven,
            boolean keyed,
            String importId,
            boolean correct,
            boolean dryRun)
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

    /**
     * What became of a row of an imported file.
     *
     * @param before the facts that the row corrected; null unless it corrected any
     * @param warnings what looks wrong with what it recorded
     */
    record ImportedActivity(Outcome outcome, @Nullable ActivityFacts before, List<Warning> warnings)
            implements ImportedRow {}
}
