package no.bufdirreporting.activity.command;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.personal.PersonalFacts;

/** Leaves facts as they are, unless their contact is erased. */
final class OpenFacts implements PersonalFacts {

    private final Set<String> erased = new HashSet<>();

    OpenFacts erase(String contactId) {
        erased.add(contactId);
        return this;
    }

    @Override
    public ActivityFacts sealed(String orgId, ActivityFacts open) {
        return open;
    }

    @Override
    public OpenedFacts opened(ActivityFacts stored) {
        return erased.contains(stored.contactId())
                ? new OpenedFacts(stored.about("erased-1", null, null, null), true)
                : new OpenedFacts(stored, false);
    }

    @Override
    public List<ActivityView> opened(List<ActivityView> stored) {
        return stored;
    }

    @Override
    public List<PersonalFields> openedTexts(List<SealedText> sealed) {
        return List.of();
    }

    @Override
    public Map<String, ShownContact> shown(Collection<String> stored) {
        return stored.stream().collect(Collectors.toMap(Function.identity(), it -> new ShownContact(it, false)));
    }

    @Override
    public String storedIn(String orgId, String shown) {
        return shown;
    }

    @Override
    public Map<String, String> storedIn(String orgId, Collection<String> shown) {
        return shown.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    @Override
    public Function<String, byte[]> hashOf(String orgId) {
        return text -> text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> stored(String shown) {
        return List.of(shown);
    }
}
