package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static no.bufdirreporting.standalone.e2e.Given.activity;
import static no.bufdirreporting.standalone.e2e.Given.chapter;
import static no.bufdirreporting.standalone.e2e.Given.newActivity;
import static no.bufdirreporting.standalone.e2e.Given.organization;
import static no.bufdirreporting.standalone.e2e.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may send: ids, nulls, instants, and what they have read. */
class InputTest {

    private static final String PERIODS = "/api/v1/reporting-periods/";

    private final Api api = SystemUnderTest.api();

    @Test
    void spellingsThatLookTheSameAreOnePerson() {
        String org = organization(api);
        for (var spelling : List.of("bjørn-å", "bjørn-a\u030A", " bjørn-å\u00A0", "\u200Bbjørn-å\uFEFF")) {
            assertThat(activity(api, org, "contact_id", spelling).text("contact_id"))
                    .isEqualTo("bjørn-å");
            assertThat(api.get(ACTIVITIES + "?org_id=" + org + "&contact_id=" + encoded(spelling))
                            .total())
                    .isEqualTo(api.get(ACTIVITIES + "?org_id=" + org).total());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"50 %", "a..b", "bjørn å", "a:b@c&d=e+f", "a\"b'c"})
    void everyLocationLeadsToWhatWasRecorded(String name) {
        String id = name + unique("");
        for (var collection : List.of("/api/v1/organizations/", "/api/v1/chapters/", PERIODS)) {
            var body =
                    switch (collection) {
                        case PERIODS -> object("start", "2024-01-01", "end", "2024-03-31");
                        case "/api/v1/chapters/" -> object("name", "Test", "org_id", id);
                        default -> object("name", "Test");
                    };
            String location =
                    api.put(collection + encoded(id), body).expect(201).header("Location");
            assertThat(api.get(location).expect(200).body()).contains(":\"" + id.replace("\"", "\\\"") + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a?b", "a#b", "a\tb", "\u00A0", "\u200B", "..."})
    void anIdIsRefusedInPathsAsInBodies(String id) {
        boolean refused = !id.equals("...");
        var recorded = api.post(ACTIVITIES, newActivity("org-bufdir-42", "contact_id", id));
        var read = api.get("/api/v1/organizations/" + encoded(id));
        var list = api.get(ACTIVITIES + "?contact_id=" + encoded(id));
        if (refused) {
            recorded.expectProblem(400, "invalid-request", "contact_id");
            read.expectProblem(400, "invalid-request", "id");
            list.expectProblem(400, "invalid-request", "contact_id");
        } else {
            recorded.expect(201);
            read.expect(404);
            list.expect(200);
        }
    }

    @Test
    void periodIdsAreReadInAnyCase() {
        String org = organization(api);
        var calendar = api.post(AGGREGATIONS, object("org_id", org, "reporting_period_id", "RP-2024-Q4"))
                .expect(202);
        assertThat(calendar.text("reporting_period_id")).isEqualTo("rp-2024-q4");
        assertThat(api.get(AGGREGATIONS + "?org_id=" + org + "&reporting_period_id=Rp-2024-q4")
                        .total())
                .isOne();

        String id = unique("Høst");
        String upper = id.toUpperCase(Locale.ROOT);
        var body = object("start", "2024-01-01", "end", "2024-03-31");
        api.put(PERIODS + encoded(id), body).expect(201);
        assertThat(api.put(PERIODS + encoded(upper), body).expect(200).text("period_id"))
                .isEqualTo(id);
        assertThat(api.get(PERIODS + encoded(upper)).expect(200).text("period_id"))
                .isEqualTo(id);
        var distribution = object("org_id", org, "period_id", upper, "breakdown_type", "region");
        var made = api.post(Given.DISTRIBUTIONS, distribution).expect(201);
        assertThat(made.text("period_id")).isEqualTo(id);
        assertThat(api.get(Given.DISTRIBUTIONS + "?org_id=" + org + "&period_id=" + encoded(upper))
                        .total())
                .isOne();
        api.put(Given.DISTRIBUTIONS + "/" + made.text("id"), object("org_id", org, "period_id", upper))
                .expect(200);
        assertThat(api.get(Given.DISTRIBUTIONS + "/by-region?org_id=" + org + "&period_id=" + encoded(upper))
                        .text("period_id"))
                .isEqualTo(id);
    }

    @Test
    void nullClearsWhatMayBeEmptyAndNothingElse() {
        String org = organization(api);
        String path = ACTIVITIES + "/"
                + activity(api, org, "description", "d", "location", "l", "category", "eldre")
                        .text("activity_id");
        var cleared = api.put(path, object("description", null, "location", null, "category", null))
                .expect(200);
        assertThat(cleared.json().required("category").isNull()).isTrue();
        assertThat(cleared.json().required("location").isNull()).isTrue();
        for (var field : List.of(
                "contact_id",
                "chapter_id",
                "activity_type",
                "submitted_at",
                "hours",
                "participant_count",
                "status",
                "org_id")) {
            api.put(path, object(field, null)).expectProblem(400, "invalid-request", field);
            api.post(ACTIVITIES, newActivity(org, field, null)).expectProblem(400, "invalid-request", field);
        }
        api.post(ACTIVITIES, newActivity(org, "description", null, "location", null, "category", null))
                .expect(201);
        api.post(AGGREGATIONS, object("org_id", org, "reporting_period_id", "2024", "range", null))
                .expect(400);
    }

    @Test
    void numbersAreReadByValueAndInstantsToTheMicrosecond() {
        var recorded = activity(
                api,
                organization(api),
                "hours",
                Double.valueOf("2.5"),
                "submitted_at",
                "2024-11-05T13:00:00.123456789+01:00");
        assertThat(recorded.text("submitted_at")).isEqualTo("2024-11-05T12:00:00.123456Z");
        var corrected = api.put(ACTIVITIES + "/" + recorded.text("activity_id"), "{\"hours\": 2.500}")
                .expect(200);
        assertThat(corrected.number("version")).isZero();
        api.get(ACTIVITIES + "?from=2024-11-05T12:00:00.1234567Z").expect(200);
    }

    @Test
    void whatIsReadCanBeWrittenBack() {
        String org = organization(api);
        String chapter = chapter(api, org);
        String relocated = chapter(api, org, "Test", "Oslo");
        api.put(
                        "/api/v1/chapters/" + relocated,
                        object("name", "Test", "org_id", org, "region", "Vestland", "effective_from", "2024-01-01"))
                .expect(200);
        String period = unique("period");
        api.put(PERIODS + period, object("start", "2024-01-01", "end", "2024-03-31"))
                .expect(201);
        String activity = activity(api, org).text("activity_id");
        for (var path : List.of(
                ACTIVITIES + "/" + activity,
                "/api/v1/organizations/" + org,
                "/api/v1/chapters/" + chapter,
                "/api/v1/chapters/" + relocated,
                PERIODS + period,
                "/api/v1/categories")) {
            var read = api.get(path).expect(200);
            var written = api.put(path, read.body()).expect(200);
            assertThat(written.view()).isEqualTo(read.body());
            assertThat(written.header("ETag")).isEqualTo(read.header("ETag"));
            assertThat(api.get(path).json()).isEqualTo(read.json());
        }
    }

    @Test
    void noPutDeletesAllCategoryRules() {
        api.put("/api/v1/categories", object("categories", Map.of())).expectProblem(422, "no-categories", "categories");
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
