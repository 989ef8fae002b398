package no.bufdirreporting.audit.trail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.personal.PersonalFacts.SealedText;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows what the payloads of events have encrypted, beside them: the payloads stay as they were hashed. */
@Component
record OpenedPayloads(ObjectProvider<PersonalFacts> personal, JsonMapper json) {

    /** The parts of the payloads of activities' events that have personal fields. */
    private static final List<String> PARTS = List.of("facts", "before", "after");

    private record Part(int event, String name, SealedText sealed) {}

    List<AuditedEvent> of(List<AuditedEvent> events) {
        var keys = personal.getIfAvailable();
        if (keys == null) {
            return events;
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < events.size(); i++) {
            parts(i, events.get(i).payload(), parts);
        }
        var opened = keys.openedTexts(parts.stream().map(Part::sealed).toList());
        var byEvent = new LinkedHashMap<Integer, Map<String, Object>>();
        for (int i = 0; i < parts.size(); i++) {
            byEvent.computeIfAbsent(parts.get(i).event(), _ -> new LinkedHashMap<>())
                    .put(parts.get(i).name(), opened.get(i));
        }
        var shown = new ArrayList<>(events);
        byEvent.forEach((event, its) -> shown.set(event, events.get(event).with(its)));
        return shown;
    }

    private void parts(int event, @Nullable String payload, List<Part> parts) {
        if (payload == null || !payload.contains("\"sealed\":\"")) {
            return;
        }
        try {
            var tree = json.readTree(payload);
            for (String name : PARTS) {
                JsonNode sealed = tree.path(name).path("sealed");
                if (sealed.isString()) {
                    String person = tree.path(name).path("contactId").asString("");
                    parts.add(new Part(event, name, new SealedText(person, sealed.stringValue())));
                }
            }
        } catch (JacksonException tampered) {
            // It is shown as it is.
            return;
        }
    }
}
