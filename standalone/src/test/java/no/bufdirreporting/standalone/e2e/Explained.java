package no.bufdirreporting.standalone.e2e;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All pages of an explanation or of differences. */
final class Explained {

    private final Api api;

    Explained(Api api) {
        this.api = api;
    }

    Answer get(String url) {
        return api.get(url, Auditor.token());
    }

    /** All entries, page by page. */
    List<JsonNode> all(String url) {
        var entries = new ArrayList<JsonNode>();
        @Nullable String after = null;
        do {
            var page = get(url + (after == null ? "" : (url.contains("?") ? "&" : "?") + "after=" + after))
                    .expect(200)
                    .json();
            page.required("data").forEach(entries::add);
            after = page.required("next_after").asStringOpt().orElse(null);
        } while (after != null);
        return entries;
    }

    /** The sums of activities, participants, hours and contacts. */
    static List<BigDecimal> sums(List<JsonNode> activities) {
        var contacts = new HashSet<String>();
        long participants = 0;
        var hours = BigDecimal.ZERO;
        for (var it : activities) {
            participants += it.required("participant_count").longValue();
            hours = hours.add(it.required("hours").decimalValue());
            contacts.add(it.required("contact_id").stringValue());
        }
        return plain(List.of(
                BigDecimal.valueOf(activities.size()),
                BigDecimal.valueOf(participants),
                hours,
                BigDecimal.valueOf(contacts.size())));
    }

    /** The participants by the category or region that their activities were counted as. */
    static Map<String, Long> parts(List<JsonNode> activities) {
        var parts = new TreeMap<String, Long>();
        activities.forEach(it -> parts.merge(
                it.required("counted_as").asString("-"),
                it.required("participant_count").longValue(),
                Long::sum));
        return parts;
    }

    static List<BigDecimal> plain(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::stripTrailingZeros).toList();
    }

    static Map<String, JsonNode> byActivity(List<JsonNode> entries) {
        var byId = new LinkedHashMap<String, JsonNode>();
        entries.forEach(it -> byId.put(it.required("activity_id").stringValue(), it));
        return byId;
    }
}
