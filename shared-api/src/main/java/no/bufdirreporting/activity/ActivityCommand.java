package no.bufdirreporting.activity;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands an activity obeys; each is answered with the {@link ActivityView} it led to, a deletion with its version. */
public sealed interface ActivityCommand {

    String activityId();

    /**
     * Record a new activity.
     *
     * @param orgId the organization, or null for the chapter's, else the default one
     */
    record RecordActivity(
            @TargetAggregateIdentifier String activityId,
            @Nullable String orgId,
            ActivityFacts facts) implements ActivityCommand {}

    /**
     * The same under an id that derives from an idempotency key: a repeat gets the first answer, the key with another
     * request is refused.
     *
     * @param submittedAtGiven false where the client left the time to the server, so that a repeat need not match it
     */
    record RecordActivityOnce(
            @TargetAggregateIdentifier String activityId,
            @Nullable String orgId,
            ActivityFacts facts,
            boolean submittedAtGiven)
            implements ActivityCommand {}

    /** @param expectedVersion the version the client has seen, or null for whichever is present */
    record CorrectActivity(
            @TargetAggregateIdentifier String activityId,
            ActivityChanges changes,
            @Nullable Long expectedVersion) implements ActivityCommand {}

    /** @param expectedVersion the version the client has seen, or null for whichever is present */
    record DeleteActivity(
            @TargetAggregateIdentifier String activityId,
            @Nullable Long expectedVersion) implements ActivityCommand {}
}
