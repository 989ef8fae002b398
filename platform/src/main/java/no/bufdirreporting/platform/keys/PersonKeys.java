package no.bufdirreporting.platform.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.axon.Unavailability;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * The persons that stored events are about. While the key store cannot be reached, every method throws {@link
 * StoreUnavailableException}: what cannot be read for the moment is not erased.
 */
public final class PersonKeys {

    private static final Logger log = LoggerFactory.getLogger(PersonKeys.class);

    private final KeyTables tables;
    private final KeyProvider provider;
    private final KeyCache cache;
    private final Erasures erasures;
    private final Duration lease;
    private final KeyRequests requests;
    private final ConcurrentMap<String, OrganizationKeys> organizations = new ConcurrentHashMap<>();

    /**
     * @param lease how long other processes may use what was erased
     * @throws WrongMasterKeyException if the stored keys were wrapped by another master key
     */
    PersonKeys(KeyTables tables, KeyProvider provider, Duration lease, Erasures erasures) {
        this.tables = tables;
        this.erasures = erasures;
        this.provider = provider;
        this.lease = lease;
        this.cache = new KeyCache(lease);
        this.requests = new KeyRequests(tables, cache, this::organization);
        tables.organizations().entrySet().stream().findFirst().ifPresent(it -> provider.unwrap(it.getValue()));
        // The tables may have been restored from a backup that is older than an erasure.
        var noted = erasures.all();
        if (!noted.isEmpty()) {
            tables.erase(noted);
        }
    }

    /** The person of a contact; made if there is none. */
    public Person of(String orgId, String contactId) {
        var known = cache.of(orgId, contactId);
        return known != null ? known : reachable(() -> requests.of(orgId, contactId));
    }

    /** The person of a contact, if there is one. */
    public Optional<Person> find(String orgId, String contactId) {
        return Optional.ofNullable(find(orgId, List.of(contactId)).get(contactId));
    }

    /** The persons of those of the contacts that there are, by contact id. */
    public Map<String, Person> find(String orgId, Collection<String> contactIds) {
        return reachable(() -> {
            var keys = existing(orgId);
            if (keys == null) {
                return Map.of();
            }
            return tables.byLookup(contactIds.stream().map(keys::lookup).toList()).stream()
                    .map(keys::person)
                    .collect(Collectors.toMap(Person::contactId, Function.identity()));
        });
    }

    /** Hashes texts of an organization, so that nobody without its key can tell what they were by trying. */
    public Function<String, byte[]> hashOf(String orgId) {
        return reachable(() -> organization(orgId))::hash;
    }

    /** The ids of the persons that a contact is in all organizations. */
    public List<String> named(String contactId) {
        return reachable(() -> {
            var lookups = new ArrayList<byte[]>();
            tables.organizations()
                    .forEach((orgId, wrapped) ->
                            lookups.add(remembered(orgId, wrapped).lookup(contactId)));
            return tables.byLookup(lookups).stream().map(PersonRow::person).toList();
        });
    }

    /** The persons of these ids; those that are erased are left out. */
    public Map<String, Person> all(Collection<String> ids) {
        var persons = new HashMap<String, Person>();
        var others = new ArrayList<String>();
        for (String id : ids) {
            var known = cache.of(id);
            if (known == null) {
                others.add(id);
            } else {
                persons.put(id, known);
            }
        }
        if (!others.isEmpty()) {
            reachable(() -> {
                read(others, persons);
                return persons;
            });
        }
        return persons;
    }

    /** Whether the key of a person was destroyed. */
    public boolean isErased(String id) {
        return reachable(() -> tables.erased(List.of(id)).contains(id));
    }

    private void read(List<String> ids, Map<String, Person> persons) {
        long erasures = cache.erasures();
        long since = System.nanoTime();
        var missing = new ArrayList<>(ids);
        for (var row : tables.byPerson(ids)) {
            var person = organization(row.orgId()).person(row);
            cache.add(person, since, erasures);
            persons.put(person.id(), person);
            missing.remove(person.id());
        }
        if (!missing.isEmpty()) {
            missing.removeAll(tables.erased(missing));
        }
        if (!missing.isEmpty()) {
            log.error("The key store lacks the keys of {} persons, such as {}", missing.size(), missing.getFirst());
            throw StoreUnavailableException.keys(null);
        }
    }

    /** Destroys the key of a person, for ever. When this returns, no process uses it any more. */
    public void erase(String orgId, String person) {
        erasures.note(person, orgId);
        erase(Map.of(person, orgId));
        try {
            Thread.sleep(lease);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same of several persons, without waiting for other processes. */
    public void erase(Map<String, String> organizationsByPerson) {
        reachable(() -> {
            tables.erase(organizationsByPerson);
            return true;
        });
        organizationsByPerson.keySet().forEach(cache::erased);
    }

    private @Nullable OrganizationKeys existing(String orgId) {
        var known = organizations.get(orgId);
        if (known != null) {
            return known;
        }
        byte[] wrapped = tables.organization(orgId);
        return wrapped == null ? null : remembered(orgId, wrapped);
    }

    private OrganizationKeys organization(String orgId) {
        var known = organizations.get(orgId);
        if (known != null) {
            return known;
        }
        byte[] wrapped = tables.organization(orgId, provider.wrap(Sealing.random(Sealing.KEY_BYTES)));
        return remembered(orgId, wrapped);
    }

    private OrganizationKeys remembered(String orgId, byte[] wrapped) {
        return organizations.computeIfAbsent(orgId, _ -> OrganizationKeys.of(provider.unwrap(wrapped)));
    }

    private static <T> T reachable(Supplier<T> read) {
        try {
            return read.get();
        } catch (DataAccessException failed) {
            boolean away = failed instanceof CannotGetJdbcConnectionException || Unavailability.causes(failed);
            throw away ? StoreUnavailableException.keys(failed) : failed;
        }
    }
}
