package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of organizations, chapters, reporting periods and categories. */
class ReferenceDataTest {

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @ParameterizedTest
    @CsvSource({
        "chapter-oslo, Oslo",
        "lc-oslo-nord, Oslo",
        "chapter-bergen, Vestland",
        "lc-bergen, Vestland",
        "chapter-stavanger, Rogaland"
    })
    void aNewInstallationHasItsChapters(String chapter, String region) {
        var known = api.get("/api/v1/chapters/" + chapter).expect(200);

        assertThat(known.text("org_id")).isEqualTo("org-bufdir-42");
        assertThat(known.text("region")).isEqualTo(region);
        assertThat(api.get("/api/v1/chapters?org_id=org-bufdir-42&limit=500").each("chapter_id"))
                .contains(chapter);
    }

    @Test
    void aNewInstallationHasItsOrganizations() {
        api.get("/api/v1/organizations/org-bufdir-42").expect(200);
        assertThat(api.get("/api/v1/organizations/org-1042").text("name")).isEqualTo("Barnevernstjenesten Oslo Sør");
        assertThat(api.get("/api/v1/chapters/lc-oslo-nord").text("name")).isEqualTo("Oslo Nord");
        assertThat(api.get("/api/v1/chapters/lc-bergen").text("name")).isEqualTo("Bergen");
    }

    @Test
    void anOrganizationIsCreatedAndRenamed() {
        String path = "/api/v1/organizations/" + Given.unique("org");

        var created = api.put(path, object("name", "Før")).expect(201);
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(api.get(path).body()).isEqualTo(created.body());
        var renamed = api.put(path, object("name", "Etter")).expect(200);
        assertThat(renamed.text("name")).isEqualTo("Etter");
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.put(path, object("name", "Etter")).expect(200).body()).isEqualTo(renamed.body());
        assertThat(api.get(path).body()).isEqualTo(renamed.body());
        assertThat(api.get("/api/v1/organizations?limit=1").each("org_id")).containsExactly(created.text("org_id"));
    }

    @Test
    void anOrganizationNumberIsChecked() {
        String path = "/api/v1/organizations/" + Given.unique("org");

        for (String wrong : new String[] {"310000018", "31000001", "3100000199", "NO310000019"}) {
            api.put(path, object("name", "A", "organization_number", wrong))
                    .expectProblem(400, "invalid-request", "organization_number");
        }
        var created = api.put(path, object("name", "A", "organization_number", "310000019"))
                .expect(201);
        assertThat(created.text("organization_number")).isEqualTo("310000019");
        assertThat(api.put(path, created.body()).expect(200).body()).isEqualTo(created.body());
        var cleared =
                api.put(path, object("name", "A", "organization_number", null)).expect(200);
        assertThat(cleared.json().required("organization_number").isNull()).isTrue();
    }

    @Test
    void aMunicipalityNumberGivesAChapterItsRegionsByDay() {
        String id = Given.unique("chapter");
        String path = "/api/v1/chapters/" + id;
        var body = object("name", "A", "org_id", org, "municipality_number", "3005");

        var placed = api.put(path, body).expect(201);

        assertThat(placed.text("region")).isEqualTo("Buskerud");
        assertThat(placed.text("municipality")).isEqualTo("Drammen");
        assertThat(placed.at("/regions/1/region").stringValue()).isEqualTo("Viken");
        assertThat(placed.at("/regions/1/from").stringValue()).isEqualTo("2020-01-01");
        assertThat(api.put(path, placed.view()).expect(200).body()).isEqualTo(placed.body());
        Given.activity(api, org, "chapter_id", id, "submitted_at", "2023-12-31T12:00:00Z");
        Given.activity(api, org, "chapter_id", id, "submitted_at", "2024-01-01T12:00:00Z");
        assertThat(regionOf("2023")).isEqualTo("Viken");
        assertThat(regionOf("2024")).isEqualTo("Buskerud");

        body.put("region", "Viken");
        var stated = api.put(path, body).expect(200);

        assertThat(stated.json().required("regions")).hasSize(1);
        assertThat(stated.text("municipality_number")).isEqualTo("3005");
        assertThat(regionOf("2024")).isEqualTo("Viken");
        body.put("municipality_number", "9999");
        api.put(path, body).expectProblem(422, "unknown-municipality", "municipality_number");
    }

    private String regionOf(String year) {
        return api.get("/api/v1/geographic-distributions/by-region?org_id=" + org + "&period_id=" + year)
                .expect(200)
                .at("/breakdown/0/region")
                .stringValue();
    }

    @Test
    void aChapterMovesWithinItsOrganizationOnly() {
        String path = "/api/v1/chapters/" + Given.unique("chapter");
        var created = api.put(path, object("name", "A", "org_id", org, "region", "Troms", "municipality", "Tromsø"))
                .expect(201);
        assertThat(api.get(path).body()).isEqualTo(created.body());

        var moved = api.put(path, object("name", "B", "org_id", org, "region", "Nordland"))
                .expect(200);
        assertThat(moved.text("name")).isEqualTo("B");
        assertThat(moved.text("region")).isEqualTo("Nordland");
        assertThat(moved.json().required("municipality").isNull()).isTrue();
        assertThat(api.get(path).body()).isEqualTo(moved.body());
        assertThat(api.get(path).header("ETag")).isEqualTo(moved.header("ETag"));

        api.put(path, object("name", "B", "org_id", Given.organization(api)))
                .expectProblem(409, "chapter-keeps-organization");
        assertThat(api.get(path).body()).isEqualTo(moved.body());
        assertThat(api.get("/api/v1/chapters?org_id=" + org).each("chapter_id"))
                .containsExactly(created.text("chapter_id"));
    }

    @Test
    void aChapterRequiresAnExistingOrganization() {
        api.put("/api/v1/chapters/" + Given.unique("c"), object("name", "A", "org_id", Given.unique("nobody")))
                .expectProblem(422, "unknown-organization", "org_id");
    }

    @Test
    void aReportingPeriodIsCreatedAndChanged() {
        String id = Given.unique("season");
        String path = "/api/v1/reporting-periods/" + id;

        var created = api.put(path, object("start", "2024-10-01", "end", "2024-10-01"))
                .expect(201);
        assertThat(created.text("period_id")).isEqualTo(id);
        assertThat(api.get(path).body()).isEqualTo(created.body());
        var changed = api.put(path, object("start", "2024-10-01", "end", "2025-02-28"))
                .expect(200);
        assertThat(changed.text("end")).isEqualTo("2025-02-28");
        assertThat(api.get(path).body()).isEqualTo(changed.body());
        assertThat(api.get("/api/v1/reporting-periods?limit=1").each("period_id"))
                .containsExactly(id);
    }

    @Test
    void anInvalidReportingPeriodIsRejected() {
        api.put("/api/v1/reporting-periods/" + Given.unique("p"), object("start", "2024-02-01", "end", "2024-01-31"))
                .expectProblem(422, "period-ends-before-start", "end");
        api.put("/api/v1/reporting-periods/2019-q1", object("start", "2019-02-01", "end", "2019-03-31"))
                .expectProblem(422, "calendar-period-is-fixed", "start");
    }

    @Test
    void allErrorsAreReportedTogether() {
        api.put("/api/v1/organizations/x", object("name", "", "id", "x"))
                .expectProblem(400, "invalid-request", "name", "id");
        api.put("/api/v1/chapters/x", object("org_id", 1, "region", " "))
                .expectProblem(400, "invalid-request", "name", "org_id", "region");
        api.put("/api/v1/reporting-periods/x", object("start", "2024-02-30"))
                .expectProblem(400, "invalid-request", "start", "end");
        api.get("/api/v1/organizations?org_id=x&page=0").expectProblem(400, "invalid-request", "org_id", "page");
    }

    @Test
    void unregisteredReferenceDataIsNotFound() {
        for (String list : new String[] {"organizations", "chapters", "reporting-periods"}) {
            api.get("/api/v1/" + list + "/" + Given.unique("x")).expectProblem(404, "not-found");
        }
    }

    @Test
    void referenceDataCannotBeDeleted() {
        api.delete("/api/v1/organizations/" + org).expectProblem(405, "method-not-allowed");
    }

    @Test
    void aStaleVersionChangesNothing() {
        String path = "/api/v1/organizations/" + org;
        var renamed = api.put(path, object("name", "One"), "If-Match", "\"0\"").expect(200);

        api.put(path, object("name", "Two"), "If-Match", "\"0\"").expectProblem(412, "stale-version");
        api.put("/api/v1/organizations/" + Given.unique("org"), object("name", "Two"), "If-Match", "\"0\"")
                .expectProblem(412, "stale-version");

        assertThat(api.get(path).body()).isEqualTo(renamed.body());
    }

    @Test
    void theAlternativePathMeansTheSame() {
        assertThat(api.get("/api/v1/organizations/api/v1/organizations/" + org).body())
                .isEqualTo(api.get("/api/v1/organizations/" + org).body());
    }

    @Test
    void ofConcurrentRegistrationsOneCreates() throws Exception {
        String path = "/api/v1/organizations/" + Given.unique("org");

        var answers = Together.atOnce(8, client -> client.put(path, object("name", "Same")));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 200);
        assertThat(api.get(path).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void anActivityWithoutCategoryGetsThatOfItsType() {
        var rules = api.get("/api/v1/categories").expect(200);
        assertThat(rules.at("/categories/youth_club").stringValue()).isEqualTo("ungdom");
        assertThat(rules.text("fallback")).isEqualTo("annet");
        Given.activity(api, org, "activity_type", "youth_club", "category", null);

        var activity = api.get("/api/v1/activities?org_id=" + org);
        var counted = Given.completedAggregation(api, org, "2024-11");

        assertThat(activity.at("/data/0/category").isNull()).isTrue();
        assertThat(counted.at("/bufdir_category_breakdown").toString()).isEqualTo("{\"ungdom\":1}");
    }
}
