package no.bufdirreporting.activity.query.contact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.bufdirreporting.activity.query.contact.PresenceTable.Change;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts are present on a date whose presence before that was on another date, or never. The distinct contacts
 * of a span are those who are present in it for the first time: on a date in the span, and before that on one before it.
 */
final class Reappearances {

    /** The date before the first presence of a contact; PostgreSQL knows it as {@code -infinity}. */
    static final LocalDate NEVER = LocalDate.MIN;

    private Reappearances() {}

    /** A date on which contacts of an organization and type set are present again, and the one on which they were before. */
    record Reappearance(String orgId, int typeSet, LocalDate date, LocalDate previous) {}

    private record Contact(String orgId, int typeSet, String contactId) {}

    /**
     * How the numbers change when contacts appear on dates and vanish from them.
     *
     * @param neighbours the dates on which the contacts are present now, as far as they are next to those dates
     */
    static Map<Reappearance, Integer> changed(List<Change> changes, Map<Change, List<LocalDate>> neighbours) {
        var present = new HashMap<Contact, TreeSet<LocalDate>>();
        for (var change : changes) {
            var dates = present.computeIfAbsent(contact(change), contact -> new TreeSet<>());
            dates.addAll(neighbours.getOrDefault(change, List.of()));
            if (change.appeared()) {
                dates.add(change.presence().date());
            }
        }
        var differences = new HashMap<Reappearance, Integer>();
        for (var change : changes) {
            undo(change, present.get(contact(change)), differences);
        }
        differences.values().removeIf(difference -> difference == 0);
        return differences;
    }

    /** Goes back to how it was before the change, so that the next one is undone where it was made. */
    private static void undo(
            Change change, @Nullable TreeSet<LocalDate> dates, Map<Reappearance, Integer> differences) {
        if (dates == null) {
            throw new IllegalStateException("No dates of " + change);
        }
        String orgId = change.presence().orgId();
        int typeSet = change.presence().typeSet();
        LocalDate date = change.presence().date();
        int sign = change.appeared() ? 1 : -1;
        LocalDate before = dates.lower(date);
        LocalDate previous = before == null ? NEVER : before;
        LocalDate next = dates.higher(date);
        differences.merge(new Reappearance(orgId, typeSet, date, previous), sign, Integer::sum);
        if (next != null) {
            differences.merge(new Reappearance(orgId, typeSet, next, previous), -sign, Integer::sum);
            differences.merge(new Reappearance(orgId, typeSet, next, date), sign, Integer::sum);
        }
        if (change.appeared()) {
            dates.remove(date);
        } else {
            dates.add(date);
        }
    }

    private static Contact contact(Change change) {
        var it = change.presence();
        return new Contact(it.orgId(), it.typeSet(), it.contactId());
    }
}
