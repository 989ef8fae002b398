package no.bufdirreporting.standalone.e2e;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The state of a report as a watcher knows it: the values of each field that has any. */
public final class ReportState {

    private record Values(String value, String priorPeriodValue) {}

    private final Map<String, Values> fields = new TreeMap<>();

    /** The state that a snapshot shows, in a response or an event. */
    public static ReportState of(JsonNode snapshot) {
        var state = new ReportState();
        for (var section : snapshot.required("sections")) {
            String id = section.required("section_id").stringValue();
            section.required("fields").forEach(field -> state.put(id, field));
        }
        return state;
    }

    /** The state after an event: the one it carries, or the changes applied to this one. */
    public ReportState after(WatchedEvent event) {
        if (event.name().equals("snapshot")) {
            return of(event.data());
        }
        var state = new ReportState();
        state.fields.putAll(fields);
        for (var change : event.data().path("changes")) {
            state.put(change.required("section_id").stringValue(), change);
        }
        return state;
    }

    private void put(String section, JsonNode field) {
        String key = section + "/" + field.required("field_key").stringValue();
        var value = field.required("value");
        var prior = field.required("prior_period_value");
        if (value.isNull() && prior.isNull()) {
            fields.remove(key);
        } else {
            fields.put(key, new Values(value.toString(), prior.toString()));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReportState state && fields.equals(state.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
