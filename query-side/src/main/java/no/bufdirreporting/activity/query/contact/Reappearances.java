package no.bufdirreporting.activity.query.contact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.bufdirreporting.activity.query.contact.PresenceTable.Change;
import org.jspecify.annotations.Nullable;

/**
 * The number of contacts by pair of consecutive dates on which they are present. The distinct contacts of a span are
 * the sum over all pairs whose date lies in the span and whose previous date lies before it.
 */
final class Reappearances {

    /** The previous date of a contact's first presence; {@code -infinity} in PostgreSQL. */
    static final LocalDate NEVER = LocalDate.MIN;

    private Reappearances() {}

    /** A date on which contacts are present, and the last date before it on which they were. */
    record Reappearance(String orgId, int typeSet, LocalDate date, LocalDate previous) {}

    private record Contact(String orgId, int typeSet, String contactId) {}

    /**
     * The differences that the changes make to the numbers of contacts.
     *
     * @param neighbours for each change, the nearest dates on which the contact is present after all changes
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

    /** Adds the difference of one change, then undoes it in the dates: the next change is computed from the state before. */
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
