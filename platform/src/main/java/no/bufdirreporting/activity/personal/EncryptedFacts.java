package no.bufdirreporting.activity.personal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.platform.keys.Person;
import no.bufdirreporting.platform.keys.PersonKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Encrypts by the keys of persons. Facts that were stored before there were keys are read as they are. */
@Component
@ConditionalOnWebApplication
final class EncryptedFacts implements PersonalFacts {

    private static final String ERASED = "erased-";

    private final ObjectMapper json = JsonMapper.builder().build();
    private final PersonKeys keys;

    /** What is encrypted; stored, so that the names must not change. */
    record Personal(
            String contactId,
            @Nullable String description,
            @Nullable String location) {}

    EncryptedFacts(PersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public ActivityFacts sealed(String orgId, ActivityFacts open) {
        var person = keys.of(orgId, open.contactId());
        try {
            byte[] text = json.writeValueAsBytes(new Personal(open.contactId(), open.description(), open.location()));
            return open.about(person.id(), null, null, person.seal(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public OpenedFacts opened(ActivityFacts stored) {
        String sealed = stored.sealed();
        if (sealed == null) {
            return new OpenedFacts(stored, false);
        }
        var person = keys.all(Set.of(stored.contactId())).get(stored.contactId());
        if (person == null) {
            return new OpenedFacts(stored.about(ERASED + stored.contactId(), null, null, null), true);
        }
        var personal = read(person, sealed);
        return new OpenedFacts(
                stored.about(personal.contactId(), personal.description(), personal.location(), null), false);
    }

    @Override
    public List<ActivityView> opened(List<ActivityView> stored) {
        var persons = keys.all(stored.stream()
                .filter(it -> it.sealed() != null)
                .map(ActivityView::contactId)
                .collect(Collectors.toSet()));
        return stored.stream().map(it -> opened(it, persons)).toList();
    }

    private ActivityView opened(ActivityView stored, Map<String, Person> persons) {
        var sealed = stored.sealed();
        if (sealed == null) {
            return stored;
        }
        var person = persons.get(stored.contactId());
        if (person == null) {
            return stored.opened(ERASED + stored.contactId(), null, null, true);
        }
        var personal = read(person, sealed.text());
        return stored.opened(personal.contactId(), personal.description(), personal.location(), false);
    }

    @Override
    public List<PersonalFields> openedTexts(List<SealedText> sealed) {
        var persons = keys.all(sealed.stream().map(SealedText::contactId).collect(Collectors.toSet()));
        return sealed.stream()
                .map(it -> {
                    var person = persons.get(it.contactId());
                    if (person == null) {
                        return new PersonalFields(ERASED + it.contactId(), null, null, true);
                    }
                    var personal = read(person, it.text());
                    return new PersonalFields(personal.contactId(), personal.description(), personal.location(), null);
                })
                .toList();
    }

    @Override
    public Map<String, ShownContact> shown(Collection<String> stored) {
        var ids = stored.stream().filter(Person::isId).collect(Collectors.toSet());
        var persons = keys.all(ids);
        var shown = new HashMap<String, ShownContact>();
        stored.forEach(it -> shown.put(it, new ShownContact(it, false)));
        ids.forEach(it -> shown.put(it, new ShownContact(ERASED + it, true)));
        persons.forEach((id, person) -> shown.put(id, new ShownContact(person.contactId(), false)));
        return shown;
    }

    @Override
    public String storedIn(String orgId, String shown) {
        return keys.find(orgId, shown).map(Person::id).orElse(shown);
    }

    @Override
    public Map<String, String> storedIn(String orgId, Collection<String> shown) {
        return keys.find(orgId, shown).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().id()));
    }

    @Override
    public Function<String, byte[]> hashOf(String orgId) {
        return keys.hashOf(orgId);
    }

    @Override
    public List<String> stored(String shown) {
        if (shown.startsWith(ERASED) && Person.isId(shown.substring(ERASED.length()))) {
            String id = shown.substring(ERASED.length());
            return keys.isErased(id) ? List.of(id) : List.of();
        }
        var persons = keys.named(shown);
        return persons.isEmpty() ? List.of(shown) : persons;
    }

    private Personal read(Person person, String sealed) {
        try {
            return json.readValue(person.open(sealed), Personal.class);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
