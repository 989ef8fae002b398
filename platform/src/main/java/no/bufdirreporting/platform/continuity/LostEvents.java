package no.bufdirreporting.platform.continuity;

import org.jspecify.annotations.Nullable;

/**
 * An event that the store had and does not have any more: the store was cut off, or replaced by an older or another one.
 *
 * @param position the position of the event; 0 if this process does not know it
 * @param expected the id of the event that was there
 * @param found the id of the event that is there now; null if there is none
 */
public record LostEvents(
        long position, String expected, @Nullable String found) {

    /** What to do, for operators. */
    public static final String REMEDY = "Put the events back, or go on from those that are there: the section"
            + " 'When the event store has lost events' of docs/operations.md says how.";

    /** What is wrong, for operators and clients. */
    public String message() {
        return "The event store has lost events: at position %s was event %s, now there is %s."
                .formatted(position == 0 ? "unknown" : position, expected, found == null ? "none" : found);
    }
}
