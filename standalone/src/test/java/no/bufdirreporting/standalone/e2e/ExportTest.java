package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of answer as CSV has what its JSON has. */
class ExportTest {

    private static final Api API = SystemUnderTest.api();
    private static final String DESCRIPTION = "=Book \"sorting\"; 2,5\nhours";

    private static String org;
    private static String chapter;

    @BeforeAll
    static void recordActivities() {
        org = Given.organization(API);
        chapter = Given.chapter(API, org, "Nord", "Troms");
        for (int n = 0; n < 3; n++) {
            Given.activity(
                    API,
                    org,
                    "contact_id",
                    "contact-" + n,
                    "chapter_id",
                    chapter,
                    "activity_type",
                    "youth_club",
                    "hours",
                    2.5,
                    "participant_count",
                    4,
                    "description",
                    n == 0 ? DESCRIPTION : null,
                    "submitted_at",
                    "2024-11-0" + (n + 1) + "T12:00:00Z");
        }
    }

    @Test
    void listIsWholeAndInTheOrderAskedFor() {
        var rows = csv(
                Given.ACTIVITIES + "?org_id=" + org + "&from=2024-11-01&sort=submitted_at&page=2&limit=1&format=csv");
        assertThat(rows).extracting(it -> it.get("contact_id")).containsExactly("contact-0", "contact-1", "contact-2");
        assertThat(rows.getFirst())
                .containsEntry("description", DESCRIPTION)
                .containsEntry("hours", "2.5")
                .containsEntry("submitted_at", "2024-11-01T12:00:00Z")
                .containsEntry("location", "");
        assertThat(csv(Given.ACTIVITIES + "?org_id=" + org + "&from=2024-11-03&format=csv"))
                .hasSize(1);
    }

    @Test
    void dialectOfExcelHasTheHeadersThatTheImportKnows() {
        String text = API.get(Given.ACTIVITIES + "?org_id=" + org + "&from=2024-11-01&sort=submitted_at"
                        + "&format=csv&dialect=excel-nb")
                .expect(200)
                .body();
        assertThat(text).startsWith("\uFEFFAktivitet;Kontakt;Lokallag;Aktivitetstype;Dato;Timer;Beskrivelse;");
        var first = parse(text.substring(1), ';').getFirst();
        assertThat(first).containsEntry("Timer", "2,5").containsEntry("Beskrivelse", "'" + DESCRIPTION);
    }

    @Test
    void changesHaveDeletions() {
        String position = API.get(Given.ACTIVITIES + "?org_id=" + org).text("position");
        String id =
                Given.activity(API, org, "submitted_at", "2023-01-01T12:00:00Z").text("activity_id");
        API.delete(Given.ACTIVITIES + "/" + id).expect(200);
        assertThat(csv(Given.ACTIVITIES + "?org_id=" + org + "&changed_since=" + position + "&format=csv"))
                .singleElement()
                .satisfies(it -> assertThat(it).containsEntry("activity_id", id).containsEntry("deleted", "true"));
    }

    @Test
    void figuresAndTheirCategoriesAreTables() {
        String id = Given.completedAggregation(API, org, "2024-11").text("id");
        assertThat(csv(Given.AGGREGATIONS + "?org_id=" + org + "&format=csv"))
                .filteredOn(it -> it.get("id").equals(id))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .containsEntry("participant_count", "12")
                        .containsEntry("bufdir_category_breakdown", "{\"ungdom\":12}"));
        assertThat(csv(Given.AGGREGATIONS + "/" + id + "/metrics?format=csv"))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .containsEntry("category", "ungdom")
                        .containsEntry("hours", "7.5")
                        .containsEntry("total_activities", "3"));
        assertThat(csv(Given.AGGREGATIONS + "/" + id + "?format=csv&as_of=" + completionOf(id), Auditor.token()))
                .singleElement()
                .satisfies(it -> assertThat(it).containsEntry("participant_count", "12"));
        assertThat(csv(Given.AGGREGATIONS + "/" + id + "/explanation?format=csv", Auditor.token()))
                .extracting(it -> it.get("contact_id"))
                .containsExactly("contact-0", "contact-1", "contact-2");
    }

    private static String completionOf(String id) {
        var completed = await().until(
                        () -> new Auditor(API).events("type=AggregationCompleted&aggregate_id=" + id),
                        it -> !it.isEmpty());
        return "position:" + completed.getLast().required("position").asLong();
    }

    @Test
    void distributionsAreTablesByRow() {
        String id = API.post(
                        Given.DISTRIBUTIONS,
                        object("org_id", org, "period_id", "2024-11", "breakdown_type", "local_chapter"))
                .expect(201)
                .text("id");
        assertThat(csv(Given.DISTRIBUTIONS + "/" + id + "?format=csv"))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .containsEntry("local_chapter_name", "Nord")
                        .containsEntry("participant_count", "12")
                        .containsEntry("id", id));
        assertThat(csv(Given.DISTRIBUTIONS + "/by-region?org_id=" + org + "&period_id=2024-11&format=csv"))
                .singleElement()
                .satisfies(it -> assertThat(it).containsEntry("region", "Troms").containsEntry("percentage", "100"));
    }

    @Test
    void reportDataIsATableOfItsFields() {
        var report = Reports.aggregated(API, org, "2024");
        var rows = csv(Reports.PATH + "/" + report.text("snapshot_id") + "?format=csv");
        assertThat(rows).hasSize((int) report.number("field_count"));
        assertThat(rows).filteredOn(it -> !it.get("value").isEmpty()).hasSize((int)
                report.number("populated_field_count"));
        assertThat(rows.getFirst()).containsKeys("field_title", "section_title", "prior_period_value", "period_id");
    }

    @Test
    void submissionsAreTables() {
        API.post(
                        Given.AGGREGATIONS + "/submitted-periods",
                        object("org_id", org, "period_id", "2024-q4", "submitted_by", "Kari"))
                .expect(201);
        assertThat(csv(Given.AGGREGATIONS + "/submitted-periods?org_id=" + org + "&format=csv"))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .containsEntry("submitted_by", "Kari")
                        .containsEntry("figures_participants", "12")
                        .containsEntry("changes_since_submission_changed", "false"));
    }

    @Test
    void auditEventsAreATableOfAllPages() {
        var rows = csv(
                "/api/v1/audit/events?org_id=" + org + "&type=ActivityRecorded&limit=1&format=csv", Auditor.token());
        assertThat(rows).hasSizeGreaterThanOrEqualTo(3);
        assertThat(rows.getFirst()).containsEntry("type", "ActivityRecorded");
        assertThat(rows.getFirst().get("payload")).startsWith("{\"activityId\":");
        API.get("/api/v1/audit/events?format=csv").expectProblem(401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"organizations", "chapters", "reporting-periods", "aggregated-report-data"})
    void otherListsAreTables(String list) {
        var json = API.get("/api/v1/" + list + "?limit=1").expect(200);
        assertThat(csv("/api/v1/" + list + "?format=csv")).hasSizeGreaterThanOrEqualTo((int) json.total());
    }

    @Test
    void conditionalRequestAndHeadWorkWithFormats() {
        String path = Given.ACTIVITIES + "/"
                + Given.activity(API, org, "submitted_at", "2023-02-01T12:00:00Z")
                        .text("activity_id");
        var csv = API.get(path + "?format=csv").expect(200);
        API.get(path, "Accept", "text/csv", "If-None-Match", csv.header("ETag")).expect(304);
        API.get(path, "If-None-Match", csv.header("ETag")).expect(200);
        var head = API.send("HEAD", path, null, "Accept", "text/csv").expect(200);
        assertThat(head.header("Content-Type")).startsWith("text/csv");
        assertThat(head.header("ETag")).isEqualTo(csv.header("ETag"));
    }

    @Test
    void possibleDuplicatesAreTables() {
        String day = "2022-05-05T12:00:00Z";
        String id = Given.activity(API, org, "submitted_at", day).text("activity_id");
        var second = Given.activity(API, org, "submitted_at", day, "chapter_id", chapter);
        assertThat(second.at("/warnings").toString()).contains("possible_duplicate");
        String path = Given.ACTIVITIES + "/" + id + "/possible-duplicates";
        var found = API.get(path).expect(200);
        assertThat(found.each("activity_id")).containsExactly(second.text("activity_id"));
        assertThat(found.at("/data/0/reasons/0").stringValue()).isEqualTo("same_type_and_day");
        assertThat(found.at("/data/0/same_chapter").booleanValue()).isFalse();
        assertThat(csv(path + "?format=csv"))
                .extracting(it -> it.get("activity_id"))
                .isEqualTo(found.each("activity_id"));
        API.get(Given.ACTIVITIES + "/act-nobody/possible-duplicates").expectProblem(404, "not-found");
    }

    private static List<Map<String, String>> csv(String path, String... headers) {
        var answer = API.get(path, headers).expect(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        return parse(answer.body(), ',');
    }

    private static List<Map<String, String>> parse(String text, char delimiter) {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(text, format)) {
            return parser.stream().map(it -> it.toMap()).toList();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
