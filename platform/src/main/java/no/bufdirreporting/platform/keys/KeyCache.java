package no.bufdirreporting.platform.keys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The persons that were used last. Where other processes erase persons too, an entry is used for a short time only, and
 * an erasure waits for that time to pass.
 */
final class KeyCache {

    private static final int MAX_PERSONS = 50_000;

    private final long leaseNanos;
    private final Map<String, Entry> byId = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Contact, String> byContact = new LinkedHashMap<>();
    private long erasures;

    private record Contact(String orgId, String contactId) {}

    private record Entry(Person person, long since) {}

    /** @param lease how long an entry is used; zero for ever */
    KeyCache(Duration lease) {
        this.leaseNanos = lease.toNanos();
    }

    /** The number of erasures so far: to be taken before persons are read that are added then. */
    synchronized long erasures() {
        return erasures;
    }

    /** Adds a person, unless one was erased since it was read, as it may have been that one. */
    synchronized void add(Person person, long since, long erasuresBefore) {
        if (erasuresBefore != erasures) {
            return;
        }
        byId.put(person.id(), new Entry(person, since));
        byContact.put(new Contact(person.orgId(), person.contactId()), person.id());
        if (byId.size() > MAX_PERSONS) {
            remove(byId.keySet().iterator().next());
        }
    }

    synchronized @Nullable Person of(String orgId, String contactId) {
        String id = byContact.get(new Contact(orgId, contactId));
        return id == null ? null : of(id);
    }

    synchronized @Nullable Person of(String id) {
        var entry = byId.get(id);
        if (entry == null) {
            return null;
        }
        if (leaseNanos > 0 && System.nanoTime() - entry.since > leaseNanos) {
            remove(id);
            return null;
        }
        return entry.person;
    }

    synchronized void erased(String id) {
        erasures++;
        remove(id);
    }

    private void remove(String id) {
        var entry = byId.remove(id);
        if (entry != null) {
            byContact.remove(new Contact(entry.person.orgId(), entry.person.contactId()), id);
        }
    }
}
