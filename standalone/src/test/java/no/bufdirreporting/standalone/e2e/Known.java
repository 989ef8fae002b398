package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The activities that one client has written: the hours in the last response for each, and the hours that unanswered
 * writes would have given it.
 */
final class Known {

    /** Stands for an activity that was deleted or never created. */
    private static final int ABSENT = -1;

    private final String org;
    private final String contact = Given.unique("contact");
    private final Random random;

    /** The hours in the last response, by id. */
    private final Map<String, Integer> answered = new LinkedHashMap<>();

    /** The hours that unanswered writes would have given, by id; at most one for each. */
    private final Map<String, Integer> unanswered = new LinkedHashMap<>();

    /** The bodies of unanswered creations, by idempotency key. */
    private final Map<String, Map<String, @Nullable Object>> unansweredCreations = new LinkedHashMap<>();

    Known(String org, Random random) {
        this.org = org;
        this.random = random;
    }

    String org() {
        return org;
    }

    /** Sends one random write, and checks that another client sees it once it is answered. Throws without a response. */
    void write(Api api, Api other) {
        var changeable = answered.keySet().stream()
                .filter(id -> answered.get(id) != ABSENT && !unanswered.containsKey(id))
                .toList();
        int dice = changeable.size() < 3 ? 0 : random.nextInt(100);
        if (dice < 60) {
            create(api, other);
        } else {
            String id = changeable.get(random.nextInt(changeable.size()));
            change(api, other, id, dice < 85 ? random.nextInt(50) : ABSENT);
        }
    }

    private void create(Api api, Api other) {
        String key = Given.unique("key");
        int hours = random.nextInt(50);
        var body = Given.newActivity(org, "contact_id", contact, "hours", hours, "participant_count", 2);
        unansweredCreations.put(key, body);
        create(api, other, key, body);
    }

    private void create(Api api, Api other, String key, Map<String, @Nullable Object> body) {
        String id =
                api.post(ACTIVITIES, body, "Idempotency-Key", key).expect(201).text("activity_id");
        unansweredCreations.remove(key);
        answered.put(id, (Integer) body.get("hours"));
        assertVisible(other, id);
    }

    private void change(Api api, Api other, String id, int hours) {
        unanswered.put(id, hours);
        String path = ACTIVITIES + "/" + id;
        (hours == ABSENT ? api.delete(path) : api.put(path, object("hours", hours))).expect(200);
        unanswered.remove(id);
        answered.put(id, hours);
        assertVisible(other, id);
    }

    private void assertVisible(Api other, String id) {
        var seen = other.get(ACTIVITIES + "/" + id);
        assertThat(seen.status() == 404 ? ABSENT : seen.expect(200).number("hours"))
                .as("hours of %s, which were just answered", id)
                .isEqualTo(answered.get(id).longValue());
    }

    /** Writes until the server no longer answers. */
    void writeUntilUnanswered(Api api) {
        try {
            while (true) {
                write(api, api);
            }
        } catch (UncheckedIOException killed) {
            // Expected when the server is killed.
        }
    }

    /** Reads the outcome of unanswered writes, and repeats the creations among them. */
    void settle(Api api) {
        for (var doubtful : List.copyOf(unanswered.entrySet())) {
            var seen = api.get(ACTIVITIES + "/" + doubtful.getKey());
            int hours = seen.status() == 404 ? ABSENT : (int) seen.expect(200).number("hours");
            assertThat(hours)
                    .as("hours of %s after an unanswered change", doubtful.getKey())
                    .isIn(answered.get(doubtful.getKey()), doubtful.getValue());
            answered.put(doubtful.getKey(), hours);
        }
        unanswered.clear();
        for (var creation : List.copyOf(unansweredCreations.entrySet())) {
            create(api, api, creation.getKey(), creation.getValue());
        }
    }

    /** Asserts that the lists show exactly the activities this client knows. */
    void assertListed(Api api) {
        var expected = new LinkedHashMap<>(present());
        var listed = new LinkedHashMap<String, Integer>();
        long total = 0;
        for (int page = 1; page == 1 || listed.size() < total; page++) {
            var answer = api.get(ACTIVITIES + "/contact/" + contact + "/across-chapters?limit=500&page=" + page)
                    .expect(200);
            total = answer.total();
            var entries = new ArrayList<JsonNode>();
            answer.json().required("data").forEach(entries::add);
            assertThat(entries).as("page %d of %d activities", page, total).isNotEmpty();
            entries.forEach(it -> assertThat(listed.put(
                            it.required("activity_id").stringValue(),
                            it.required("hours").intValue()))
                    .as("an activity listed twice")
                    .isNull());
            if (total == 0) {
                break;
            }
        }
        assertThat(listed).isEqualTo(expected);
    }

    private Map<String, Integer> present() {
        var present = new LinkedHashMap<String, Integer>();
        answered.forEach((id, hours) -> {
            if (hours != ABSENT) {
                present.put(id, hours);
            }
        });
        return present;
    }

    /** Asserts that the figures of an organization are the sums over the activities its clients know. */
    static void assertFigures(Api api, String org, List<Known> clients) {
        long activities = clients.stream().mapToLong(it -> it.present().size()).sum();
        int hours = clients.stream()
                .flatMap(it -> it.present().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        long contacts = clients.stream().filter(it -> !it.present().isEmpty()).count();

        assertThat(api.get(ACTIVITIES + "?org_id=" + org).total()).isEqualTo(activities);
        var figures = Given.completedAggregation(api, org, "2024-11");
        assertThat(figures.number("activity_count")).isEqualTo(activities);
        assertThat(figures.number("participant_count")).isEqualTo(2 * activities);
        assertThat(figures.number("unique_participants")).isEqualTo(contacts);
        assertThat(figures.decimal("hours_delivered")).isEqualByComparingTo(BigDecimal.valueOf(hours));
    }
}
