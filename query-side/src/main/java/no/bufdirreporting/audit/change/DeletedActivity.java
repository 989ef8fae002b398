package no.bufdirreporting.audit.change;

/**
 * An activity that was deleted.
 *
 * @param deleted true
 */
record DeletedActivity(String activityId, boolean deleted) implements ActivityChange {}
