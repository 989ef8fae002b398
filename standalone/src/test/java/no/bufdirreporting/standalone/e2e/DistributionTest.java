package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.DISTRIBUTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of geographic distributions. */
class DistributionTest {

    private static final String PERIOD = "2024-11";

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);
    private final String nord = Given.chapter(api, org, "Nord", "Oslo");
    private final String vest = Given.chapter(api, org, "Vest", "Vestland");

    @Test
    void aDistributionByRegionIsAnsweredAtOnce() {
        record(nord, 5);
        record(nord, 2);
        record(vest, 11);
        record("nobody-registered-" + org, 3);
        for (String status : List.of("planned", "cancelled")) {
            Given.activity(api, org, "chapter_id", nord, "status", status, "participant_count", 1_000);
        }

        var generated = generate("region").expect(201);

        assertThat(generated.text("id")).startsWith("geodist-");
        assertThat(generated.text("org_id")).isEqualTo(org);
        assertThat(generated.text("period_id")).isEqualTo(PERIOD);
        assertThat(generated.text("breakdown_type")).isEqualTo("region");
        assertThat(generated.text("status")).isEqualTo("completed");
        assertRows(generated, """
                [{"region":"Vestland","participant_count":11,"activity_count":1},\
                {"region":"Oslo","participant_count":7,"activity_count":2},\
                {"region":null,"participant_count":3,"activity_count":1}]""");
        assertThat(generated.number("region_count")).isEqualTo(2);
        assertThat(generated.text("top_region")).isEqualTo("Vestland");
        assertThat(generated.json().required("failure_reason").isNull()).isTrue();
        assertThat(generated.header("Location")).isEqualTo(path(generated));
        var read = api.get(path(generated)).expect(200);
        assertThat(read.body()).isEqualTo(generated.body());
        assertThat(read.header("ETag")).isEqualTo(generated.header("ETag"));
    }

    @Test
    void aDistributionByLocalChapterHasARowForEachChapter() {
        record(nord, 5);
        record(vest, 5);
        record("x-" + org, 5);
        record("y-" + org, 0);

        var generated = generate("local_chapter").expect(201);

        assertRows(generated, """
                [{"local_chapter_id":"%s","local_chapter_name":"Nord","participant_count":5,"activity_count":1},\
                {"local_chapter_id":"%s","local_chapter_name":"Vest","participant_count":5,"activity_count":1},\
                {"local_chapter_id":"x-%s","local_chapter_name":null,"participant_count":5,"activity_count":1},\
                {"local_chapter_id":"y-%s","local_chapter_name":null,"participant_count":0,"activity_count":1}]\
                """.formatted(nord, vest, org, org));
        assertThat(generated.number("region_count")).isEqualTo(2);
        assertThat(generated.text("top_region")).isEqualTo("Oslo");
    }

    @Test
    void anEmptyPeriodHasNoRows() {
        var generated = generate("region").expect(201);

        assertRows(generated, "[]");
        assertThat(generated.number("region_count")).isZero();
        assertThat(generated.json().required("top_region").isNull()).isTrue();
        assertThat(live("by-region").at("/breakdown").toString()).isEqualTo("[]");
    }

    @Test
    void theLiveViewsShowSharesOfAllParticipants() {
        record(nord, 5);
        record(vest, 10);
        record("x-" + org, 1);

        assertThat(live("by-region").body())
                .isEqualTo(("{\"org_id\":\"%s\",\"period_id\":\"2024-11\",\"breakdown\":["
                                + "{\"region\":\"Vestland\",\"participant_count\":10,\"percentage\":62.5},"
                                + "{\"region\":\"Oslo\",\"participant_count\":5,\"percentage\":31.3},"
                                + "{\"region\":null,\"participant_count\":1,\"percentage\":6.3}]}")
                        .formatted(org));
        assertThat(live("by-local-chapter").at("/breakdown/0").toString())
                .isEqualTo(("{\"local_chapter_id\":\"%s\",\"local_chapter_name\":\"Vest\","
                                + "\"participant_count\":10,\"percentage\":62.5}")
                        .formatted(vest));
        assertThat(api.get(DISTRIBUTIONS + DISTRIBUTIONS + "/by-region?org_id=" + org + "&period_id=2024-11")
                        .body())
                .isEqualTo(live("by-region").body());
    }

    @Test
    void aRegisteredPeriodCanBeGivenByItsDays() {
        String period = Given.unique("season");
        api.put("/api/v1/reporting-periods/" + period, object("start", "2024-11-05", "end", "2024-11-05"))
                .expect(201);
        record(nord, 5);
        Given.activity(api, org, "chapter_id", nord, "submitted_at", "2024-11-05T23:00:00Z");

        assertThat(api.get(DISTRIBUTIONS + "/by-region?org_id=" + org + "&period_id=" + period)
                        .expect(200)
                        .at("/breakdown/0/participant_count")
                        .longValue())
                .isEqualTo(5);
        assertThat(generate(period, "region").expect(201).at("/distribution/0/participant_count"))
                .hasToString("5");
    }

    @Test
    void aChangedChapterShowsInLiveViewsAndInTheNextRunOnly() {
        record(nord, 5);
        String late = Given.unique("late");
        record(late, 2);
        var before = generate("local_chapter").expect(201);
        var regionsBefore = generate("region").expect(201);

        api.put("/api/v1/chapters/" + nord, object("name", "Nordre", "org_id", org, "region", "Akershus"))
                .expect(200);
        api.put("/api/v1/chapters/" + late, object("name", "Sen", "org_id", org, "region", "Troms"))
                .expect(201);

        assertThat(api.get(path(before)).body()).isEqualTo(before.body());
        assertThat(api.get(path(regionsBefore)).body()).isEqualTo(regionsBefore.body());
        assertRows(generate("region").expect(201), """
                [{"region":"Akershus","participant_count":5,"activity_count":1},\
                {"region":"Troms","participant_count":2,"activity_count":1}]""");
        assertThat(live("by-local-chapter").body()).contains("\"Nordre\"", "\"Sen\"");
        var refreshed = refresh(before, false).expect(200);
        assertThat(refreshed.at("/distribution/0/local_chapter_name").stringValue())
                .as("the chapter has changed, so a request counts again")
                .isEqualTo("Nordre");
        assertThat(refreshed.text("top_region")).isEqualTo("Akershus");
    }

    @Test
    void anActivityCountsInTheRegionOfItsChapterOnItsDay() {
        Given.activity(api, org, "chapter_id", nord, "submitted_at", "2024-11-14T22:59:59.999999Z");
        Given.activity(api, org, "chapter_id", nord, "submitted_at", "2024-11-14T23:00:00Z", "participant_count", 4);
        String chapter = "/api/v1/chapters/" + nord;

        var moved = api.put(
                        chapter,
                        object(
                                "name",
                                "Nord",
                                "org_id",
                                org,
                                "region",
                                "Akershus",
                                "municipality",
                                "Asker",
                                "effective_from",
                                "2024-11-15"))
                .expect(200);

        assertThat(moved.at("/regions").toString())
                .isEqualTo("[{\"region\":\"Oslo\",\"municipality\":null,\"from\":null},"
                        + "{\"region\":\"Akershus\",\"municipality\":\"Asker\",\"from\":\"2024-11-15\"}]");
        assertThat(api.get(chapter).body()).isEqualTo(moved.body());
        assertRows(generate("region").expect(201), """
                [{"region":"Akershus","participant_count":4,"activity_count":1},\
                {"region":"Oslo","participant_count":1,"activity_count":1}]""");
        assertThat(live("by-region").at("/breakdown/0/percentage").toString()).isEqualTo("80");

        api.put(chapter, object("name", "Nord", "org_id", org, "region", "Troms"))
                .expect(200);
        assertRows(
                generate("region").expect(201),
                "[{\"region\":\"Troms\",\"participant_count\":5,\"activity_count\":2}]");
        api.put(chapter, object("name", "Nord", "org_id", org, "effective_from", "3000-01-01"))
                .expectProblem(422, "effective-from-out-of-range", "effective_from");
        api.put(chapter, object("name", "Nord", "org_id", org, "effective_from", "tomorrow"))
                .expectProblem(400, "invalid-request", "effective_from");
    }

    @Test
    void unchangedFiguresAreReturnedWithoutARun() {
        record(nord, 5);
        var first = generate("region").expect(201);
        Given.activity(api, org, "chapter_id", nord, "submitted_at", "2024-12-05T12:00:00Z"); // in another period
        Given.chapter(api, Given.organization(api)); // of another organization

        assertThat(refresh(first, false).expect(200).body()).isEqualTo(first.body());
        assertThat(api.put(path(first), object("org_id", org, "period_id", PERIOD))
                        .expect(200)
                        .body())
                .isEqualTo(first.body());

        var forced = refresh(first, true).expect(200);
        assertThat(Instant.parse(forced.text("generated_at"))).isAfter(Instant.parse(first.text("generated_at")));
        assertThat(forced.number("position")).isGreaterThan(first.number("position"));
        record(nord, 1);
        assertThat(refresh(first, false).expect(200).at("/distribution/0/participant_count"))
                .hasToString("6");
    }

    @Test
    void aDeletedDistributionIsNotFoundByAnyRequest() {
        var first = generate("region").expect(201);

        assertThat(api.delete(path(first)).expect(200).body())
                .isEqualTo("{\"deleted\":true,\"id\":\"%s\"}".formatted(first.text("id")));

        api.get(path(first)).expectProblem(404, "not-found");
        refresh(first, true).expectProblem(404, "not-found");
        refresh(first, false).expectProblem(404, "not-found");
        api.delete(path(first)).expectProblem(404, "not-found");
        assertThat(list("").total()).isZero();
    }

    @Test
    void listsComeNewestFirstAndAreFiltered() {
        record(nord, 5);
        var november = generate("2024-11", "region").expect(201);
        var december = generate("2024-12", "region").expect(201);
        var chapters = generate("2024-11", "local_chapter").expect(201);

        assertThat(list("").each("id")).containsExactly(chapters.text("id"), december.text("id"), november.text("id"));
        assertThat(list("").at("/data/0").propertyNames()).doesNotContain("distribution");
        assertThat(list("").at("/data/0/top_region").stringValue()).isEqualTo("Oslo");
        assertThat(list("&period_id=2024-12").each("id")).containsExactly(december.text("id"));
        assertThat(list("&breakdown_type=local_chapter").each("id")).containsExactly(chapters.text("id"));
        assertThat(list("&status=completed").total()).isEqualTo(3);
        assertThat(list("&status=failed").total()).isZero();
        assertThat(list("&limit=2&page=2").each("id")).containsExactly(november.text("id"));
        assertThat(list("&limit=2").header("Link")).contains("page=2&limit=2>; rel=\"next\"");
    }

    @Test
    void allErrorsAreReportedTogether() {
        api.post(DISTRIBUTIONS, object("org_id", 7, "breakdown_type", "county", "kind", "x"))
                .expectProblem(400, "invalid-request", "org_id", "period_id", "breakdown_type", "kind");
        api.post(DISTRIBUTIONS, object())
                .expectProblem(400, "invalid-request", "org_id", "period_id", "breakdown_type");
        api.put(DISTRIBUTIONS + "/geodist-1", object("force_refresh", "yes", "breakdown_type", "region"))
                .expectProblem(400, "invalid-request", "org_id", "period_id", "force_refresh", "breakdown_type");
        api.get(DISTRIBUTIONS + "?breakdown_type=county&status=done&limit=0&colour=red")
                .expectProblem(400, "invalid-request", "breakdown_type", "status", "limit", "colour");
        for (String view : List.of("/by-region", "/by-local-chapter")) {
            api.get(DISTRIBUTIONS + view + "?limit=1")
                    .expectProblem(400, "invalid-request", "org_id", "period_id", "limit");
            api.get(DISTRIBUTIONS + view + "?org_id=" + Given.unique("nobody") + "&period_id=2024")
                    .expectProblem(422, "unknown-organization", "org_id");
            api.get(DISTRIBUTIONS + view + "?org_id=" + org + "&period_id=2024-q5")
                    .expectProblem(422, "unknown-reporting-period", "period_id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2024-13", "2024-q5"})
    void aPeriodThatIsNeitherRegisteredNorParseableIsRejected(String period) {
        generate(period, "region").expectProblem(422, "unknown-reporting-period", "period_id");
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        api.post(
                        DISTRIBUTIONS,
                        object("org_id", Given.unique("nobody"), "period_id", PERIOD, "breakdown_type", "region"))
                .expectProblem(422, "unknown-organization", "org_id");
    }

    @Test
    void anUnknownDistributionIsNotFound() {
        String nothing = DISTRIBUTIONS + "/geodist-nothing";
        api.get(nothing).expectProblem(404, "not-found");
        api.put(nothing, object("org_id", org, "period_id", PERIOD)).expectProblem(404, "not-found");
        api.delete(nothing).expectProblem(404, "not-found");
    }

    @Test
    void aRefreshForAnotherOrganizationOrPeriodIsAConflict() {
        var first = generate("region").expect(201);

        api.put(path(first), object("org_id", org, "period_id", "2024-12", "force_refresh", true))
                .expectProblem(409, "distribution-of-other-period");
        api.put(path(first), object("org_id", Given.organization(api), "period_id", PERIOD))
                .expectProblem(409, "distribution-of-other-period");
        assertThat(api.get(path(first)).body()).isEqualTo(first.body());
    }

    @Test
    void aStaleVersionRefreshesAndDeletesNothing() {
        var first = generate("region").expect(201);
        var body = object("org_id", org, "period_id", PERIOD, "force_refresh", true);

        api.put(path(first), body, "If-Match", "\"0\"").expectProblem(412, "stale-version");
        api.delete(path(first), "If-Match", "\"0\"").expectProblem(412, "stale-version");
        var refreshed =
                api.put(path(first), body, "If-Match", first.header("ETag")).expect(200);
        api.delete(path(first), "If-Match", refreshed.header("ETag")).expect(200);
    }

    @Test
    void respondAsyncDoesNotWait() {
        var generated = api.post(DISTRIBUTIONS, body(PERIOD, "region"), "Prefer", "respond-async")
                .expect(202);

        assertThat(generated.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(generated.text("status")).isEqualTo("processing");
        for (String field : List.of("distribution", "region_count", "top_region", "generated_at")) {
            assertThat(generated.json().required(field).isNull()).as(field).isTrue();
        }
        refresh(generated, true).expect(200);
        assertThat(api.get(path(generated)).expect(200).text("status")).isEqualTo("completed");
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheSameDistribution() throws Exception {
        String key = Given.unique("key");

        var answers = Together.atOnce(
                8, client -> client.post(DISTRIBUTIONS, body(PERIOD, "region"), "Idempotency-Key", key));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .extracting(answer -> answer.text("id"))
                .containsOnly(answers.getFirst().text("id"));
        assertThat(list("").total()).isEqualTo(1);
        api.post(DISTRIBUTIONS, body(PERIOD, "local_chapter"), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        api.delete(path(answers.getFirst())).expect(200);
        api.post(DISTRIBUTIONS, body(PERIOD, "region"), "Idempotency-Key", key).expectProblem(410, "deleted");
    }

    /** Concurrent clients: later figures include the client's own activities, and all figures are consistent. */
    @Test
    void concurrentGenerationsRefreshesAndDeletionsNeverGiveWrongFigures() throws Exception {
        var shared = generate("region").expect(201);
        var answers = Together.atOnce(8, client -> {
            for (int n = 1; n <= 12; n++) {
                var both = Given.newActivity(org, "chapter_id", n % 2 == 0 ? nord : vest, "participant_count", 3);
                client.post(Given.ACTIVITIES, both).expect(201);
                var generated = client.post(DISTRIBUTIONS, body(PERIOD, n % 3 == 0 ? "local_chapter" : "region"))
                        .expect(201);
                assertFigures(generated, n);
                assertFigures(refresh(client, shared, n % 2 == 0).expect(200), n);
                assertFigures(
                        client.get(DISTRIBUTIONS + "/" + generated.text("id")).expect(200), n);
                if (n % 4 == 0) {
                    client.delete(DISTRIBUTIONS + "/" + generated.text("id")).expect(200);
                    client.get(DISTRIBUTIONS + "/" + generated.text("id")).expectProblem(404, "not-found");
                }
            }
            return client.get(path(shared));
        });

        assertThat(answers).hasSize(8);
        assertThat(refresh(shared, false).at("/distribution").toString())
                .isEqualTo("[{\"region\":\"Oslo\",\"participant_count\":144,\"activity_count\":48},"
                        + "{\"region\":\"Vestland\",\"participant_count\":144,\"activity_count\":48}]");
        assertThat(list("").total()).isEqualTo(1 + 8 * 9);
        assertThat(list("&status=completed").total()).isEqualTo(1 + 8 * 9);
    }

    @Test
    void aRefreshConcurrentWithADeletionReturnsFiguresOrNotFound() throws Exception {
        record(nord, 5);
        for (int round = 0; round < 5; round++) {
            var shared = generate("region").expect(201);
            var turn = new AtomicInteger();
            var answers = Together.atOnce(
                    6,
                    client ->
                            turn.getAndIncrement() == 4 ? client.delete(path(shared)) : refresh(client, shared, true));

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.body()).isIn(200, 404);
                if (answer.status() == 200 && answer.json().has("distribution")) {
                    assertRows(answer, "[{\"region\":\"Oslo\",\"participant_count\":5,\"activity_count\":1}]");
                }
            });
            api.get(path(shared)).expectProblem(404, "not-found");
        }
    }

    /** Asserts that at least so many activities are counted, each with all its participants. */
    private static void assertFigures(Answer distribution, int atLeast) {
        assertThat(distribution.text("status")).isEqualTo("completed");
        long activities = 0;
        for (var row : distribution.at("/distribution")) {
            assertThat(row.required("participant_count").longValue())
                    .isEqualTo(3 * row.required("activity_count").longValue());
            activities += row.required("activity_count").longValue();
        }
        assertThat(activities).isGreaterThanOrEqualTo(atLeast);
    }

    private void record(String chapter, int participants) {
        Given.activity(api, org, "chapter_id", chapter, "participant_count", participants);
    }

    private Answer generate(String breakdownType) {
        return generate(PERIOD, breakdownType);
    }

    private Answer generate(String period, String breakdownType) {
        return api.post(DISTRIBUTIONS, body(period, breakdownType));
    }

    private Map<String, @Nullable Object> body(String period, String breakdownType) {
        return object("org_id", org, "period_id", period, "breakdown_type", breakdownType);
    }

    private Answer refresh(Answer distribution, boolean force) {
        return refresh(api, distribution, force);
    }

    private Answer refresh(Api client, Answer distribution, boolean force) {
        return client.put(path(distribution), object("org_id", org, "period_id", PERIOD, "force_refresh", force));
    }

    private Answer live(String view) {
        return api.get(DISTRIBUTIONS + "/" + view + "?org_id=" + org + "&period_id=" + PERIOD)
                .expect(200);
    }

    private Answer list(String query) {
        return api.get(DISTRIBUTIONS + "?org_id=" + org + query).expect(200);
    }

    private static String path(Answer distribution) {
        return DISTRIBUTIONS + "/" + distribution.text("id");
    }

    private static void assertRows(Answer distribution, String rows) {
        assertThat(distribution.at("/distribution").toString()).isEqualTo(rows);
    }
}
