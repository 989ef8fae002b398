package no.bufdirreporting.platform.keys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.platform.sharing.SharedRequests;

/** Reads or makes the persons of contacts. Concurrent requests share statements and their wait for the disk. */
final class KeyRequests {

    private static final int MAX_TOGETHER = 500;

    private final KeyTables tables;
    private final KeyCache cache;
    private final Function<String, OrganizationKeys> organizations;
    private final SharedRequests<Contact, Person> requests = new SharedRequests<>(MAX_TOGETHER, this::persons);

    private record Contact(String orgId, String contactId) {}

    /** The text of a hash, which is equal where the bytes are. */
    private record Lookup(String text) {

        static Lookup of(byte[] bytes) {
            return new Lookup(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    KeyRequests(KeyTables tables, KeyCache cache, Function<String, OrganizationKeys> organizations) {
        this.tables = tables;
        this.cache = cache;
        this.organizations = organizations;
    }

    Person of(String orgId, String contactId) {
        return requests.answer(new Contact(orgId, contactId));
    }

    private List<Person> persons(List<Contact> contacts) {
        long erasures = cache.erasures();
        long since = System.nanoTime();
        var wanted = new LinkedHashMap<Lookup, Contact>();
        var bytes = new LinkedHashMap<Lookup, byte[]>();
        for (var contact : contacts) {
            byte[] hash = organizations.apply(contact.orgId()).lookup(contact.contactId());
            var lookup = Lookup.of(hash);
            wanted.put(lookup, contact);
            bytes.put(lookup, hash);
        }
        var persons = new LinkedHashMap<Contact, Person>();
        read(wanted, bytes, persons);
        if (!wanted.isEmpty()) {
            tables.insert(wanted.values().stream()
                    .map(it -> organizations.apply(it.orgId()).newPerson(newId(), it.orgId(), it.contactId()))
                    .toList());
            read(wanted, bytes, persons);
        }
        persons.values().forEach(it -> cache.add(it, since, erasures));
        return contacts.stream().map(persons::get).toList();
    }

    /** Takes those that are found out of what is wanted. */
    private void read(Map<Lookup, Contact> wanted, Map<Lookup, byte[]> bytes, Map<Contact, Person> persons) {
        var rows = tables.byLookup(wanted.keySet().stream().map(bytes::get).toList());
        for (var row : rows) {
            var contact = wanted.remove(Lookup.of(row.lookup()));
            if (contact != null) {
                persons.put(contact, organizations.apply(row.orgId()).person(row));
            }
        }
    }

    /** Random, so that it tells nothing, not even the order in which contacts came. */
    private static String newId() {
        return Person.PREFIX + new BigInteger(1, Sealing.random(16)).toString(Character.MAX_RADIX);
    }
}
