package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of activities show their position, and {@code changed_since} a position lists what has changed since. */
class ChangedSinceTest {

    private static final int WRITERS = 6;
    private static final int WRITES = 30;

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void createdChangedAndDeletedActivitiesAreListedOnce() {
        String changed = Given.activity(api, org).text("activity_id");
        String deleted = Given.activity(api, org).text("activity_id");
        Given.activity(api, org);
        String position = positionOfAllSoFar();

        api.put(ACTIVITIES + "/" + changed, object("description", "once")).expect(200);
        api.put(ACTIVITIES + "/" + changed, object("description", "twice")).expect(200);
        String created = Given.activity(api, org).text("activity_id");
        String gone = Given.activity(api, org).text("activity_id");
        api.delete(ACTIVITIES + "/" + gone).expect(200);
        api.delete(ACTIVITIES + "/" + deleted).expect(200);

        var changes = changes("org_id=" + org, position, 2);
        assertThat(changes.entries())
                .containsExactly(
                        api.get(ACTIVITIES + "/" + changed).json(),
                        api.get(ACTIVITIES + "/" + created).json(),
                        deletion(gone),
                        deletion(deleted));
        assertThat(changes("org_id=" + org, changes.position(), 2).entries()).isEmpty();
    }

    /** A list's position may be older than what it shows, but not for long. */
    private String positionOfAllSoFar() {
        return await().until(
                        () -> position(ACTIVITIES + "?org_id=" + org),
                        position ->
                                changes("org_id=" + org, position, 10).entries().isEmpty());
    }

    @Test
    void allListsOfActivitiesShowTheirPosition() {
        Given.activity(api, org);
        for (String list : List.of(
                ACTIVITIES,
                ACTIVITIES + "/contact/contact-1/across-chapters",
                ACTIVITIES + "/contact/contact-1/by-type",
                "/api/v1/bufdir-aggregations/activities?start=2024-11-01&end=2024-11-30&org_id=" + org)) {
            assertThat(position(list)).matches("[1-9][0-9]*-[0-9a-f]{16}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=1",
                "sort=submitted_at",
                "chapter_id=lc-1",
                "contact_id=c",
                "activity_type=course",
                "status=planned",
                "from=2024-01-01",
                "to=2024-01-01"
            })
    void otherFiltersAreRefused(String parameter) {
        api.get(ACTIVITIES + "?changed_since=0&" + parameter)
                .expectProblem(400, "invalid-request", parameter.split("=")[0]);
    }

    @Test
    void positionsOfAnotherStoreOrAheadOfThisOneAreRefused() {
        String position = position(ACTIVITIES);
        String number = position.split("-")[0];
        String hash = position.split("-")[1];
        String other = (hash.startsWith("0") ? "1" : "0") + hash.substring(1);

        api.get(ACTIVITIES + "?changed_since=" + position).expect(200);
        api.get(ACTIVITIES + "?changed_since=" + number).expect(200);
        for (String refused : List.of(number + "-" + other, "900000000000000000", "-1", "x", "1-", "7-" + hash)) {
            api.get(ACTIVITIES + "?changed_since=" + refused).expectProblem(400, "invalid-request", "changed_since");
        }
    }

    @Test
    void cursorsOfOtherListsAreRefused() {
        for (int n = 0; n < 3; n++) {
            Given.activity(api, org);
        }
        var page =
                api.get(ACTIVITIES + "?limit=2&changed_since=0&org_id=" + org).expect(200);
        String next = page.at("/pagination/next_after").stringValue();
        assertThat(page.header("Link")).contains("after=" + next + "&limit=2>; rel=\"next\"");
        String cursorOfList = api.get(ACTIVITIES + "?limit=1&org_id=" + org)
                .at("/pagination/next_after")
                .stringValue();

        for (String refused : List.of(
                "changed_since=0&after=" + next,
                "changed_since=1&org_id=" + org + "&after=" + next,
                "changed_since=0&org_id=" + org + "&after=" + cursorOfList,
                "changed_since=0&org_id=" + org + "&after=x",
                "changed_since=0&org_id=" + org + "&after=%00")) {
            api.get(ACTIVITIES + "?" + refused).expectProblem(400, "invalid-request", "after");
        }
    }

    /** Copies of the activities, kept by changes alone while others write, equal the lists in the end. */
    @Test
    void copiesMissNothingWhileOthersWrite() throws Exception {
        String otherOrg = Given.organization(api);
        var writing = new AtomicInteger(WRITERS);
        var calls = new ArrayList<Callable<@Nullable Void>>();
        for (int n = 0; n < WRITERS; n++) {
            var known = new Known(n % 2 == 0 ? org : otherOrg, new Random(n));
            calls.add(() -> {
                var client = SystemUnderTest.api();
                try {
                    for (int i = 0; i < WRITES; i++) {
                        known.write(client, client);
                    }
                    return null;
                } finally {
                    writing.decrementAndGet();
                }
            });
        }
        calls.add(() -> copy("org_id=" + org, writing));
        calls.add(() -> copy("", writing));
        try (var executor = Executors.newFixedThreadPool(calls.size())) {
            for (var done : executor.invokeAll(calls)) {
                done.get();
            }
        }
    }

    /** Reads a list, then its changes until nobody writes any more, and compares the copy with the list. */
    private @Nullable Void copy(String filter, AtomicInteger writing) {
        var copy = new LinkedHashMap<String, JsonNode>();
        var read = new LinkedHashMap<String, Changes>();
        String position = position(ACTIVITIES + "?" + filter);
        list(filter).forEach(it -> copy.put(id(it), it));
        for (boolean last = false; !last; ) {
            last = writing.get() == 0;
            var changes = changes(filter, position, 7);
            for (var entry : changes.entries()) {
                if (entry.has("deleted")) {
                    copy.remove(id(entry));
                } else {
                    copy.put(id(entry), entry);
                }
            }
            read.put(position, changes);
            position = changes.position();
        }
        assertAgreesWithEvents(filter, read);
        // Other tests may be writing to the same system.
        if (!filter.isEmpty()) {
            assertThat(Map.copyOf(copy)).isEqualTo(byId(list(filter)));
        }
        return null;
    }

    /** Changes since a position are exactly the activities with an event after it and up to the next position. */
    private void assertAgreesWithEvents(String filter, Map<String, Changes> read) {
        var events = new Auditor(api)
                .events("limit=500&" + filter).stream()
                        .filter(it -> it.required("type").stringValue().startsWith("Activity"))
                        .toList();
        read.forEach((since, changes) -> assertThat(
                        changes.entries().stream().map(ChangedSinceTest::id).collect(Collectors.toSet()))
                .isEqualTo(events.stream()
                        .filter(it -> it.required("position").longValue() > number(since)
                                && it.required("position").longValue() <= number(changes.position()))
                        .map(it -> it.required("aggregate_id").stringValue())
                        .collect(Collectors.toSet())));
    }

    /** @param position where the next request goes on */
    private record Changes(List<JsonNode> entries, String position) {}

    /** All pages of changes; fails if an activity is on them twice, or if the pages show different positions. */
    private Changes changes(String filter, String since, int limit) {
        var entries = new ArrayList<JsonNode>();
        var positions = new HashSet<String>();
        String path = ACTIVITIES + "?changed_since=" + since + "&limit=" + limit + "&" + filter;
        for (String after = ""; ; ) {
            var page = api.get(path + after).expect(200);
            page.json().required("data").forEach(entries::add);
            positions.add(page.text("position"));
            var next = page.at("/pagination/next_after");
            if (next.isNull()) {
                assertThat(entries.stream().map(ChangedSinceTest::id)).doesNotHaveDuplicates();
                assertThat(positions).hasSize(1);
                return new Changes(entries, positions.iterator().next());
            }
            after = "&after=" + next.stringValue();
        }
    }

    /** All pages of a list by cursor. */
    private List<JsonNode> list(String filter) {
        var entries = new ArrayList<JsonNode>();
        for (String after = ""; ; ) {
            var page = api.get(ACTIVITIES + "?limit=50&" + filter + after).expect(200);
            page.json().required("data").forEach(entries::add);
            var next = page.at("/pagination/next_after");
            if (next.isNull()) {
                return entries;
            }
            after = "&after=" + next.stringValue();
        }
    }

    private static Map<String, JsonNode> byId(List<JsonNode> entries) {
        var byId = new LinkedHashMap<String, JsonNode>();
        entries.forEach(it -> byId.put(id(it), it));
        return byId;
    }

    private String position(String list) {
        return api.get(list).expect(200).text("position");
    }

    private static long number(String position) {
        return Long.parseLong(position.split("-")[0]);
    }

    private static String id(JsonNode entry) {
        return entry.required("activity_id").stringValue();
    }

    private static JsonNode deletion(String id) {
        return JsonMapper.shared().valueToTree(Map.of("activity_id", id, "deleted", true));
    }
}
