package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Auditor.token;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static no.bufdirreporting.standalone.e2e.Given.DISTRIBUTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Counts of fewer than five people leave the service only to auditors. */
@StandaloneOnly
class SuppressionTest {

    private static final String PERIOD = "2024-11";

    @TempDir
    static Path directory;

    private static ApplicationProcess application;

    private final Api api = application.api();
    private final String org = Given.organization(api);
    private final String nord = Given.chapter(api, org, "Nord", "Oslo");
    private final String sor = Given.chapter(api, org, "Sør", "Oslo");
    private final String vest = Given.chapter(api, org, "Vest", "Vestland");

    @BeforeAll
    static void start() {
        application = ApplicationProcess.start(directory, Auditor.setting(), "--bufdir.privacy.suppress-below=5");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void anAggregationDoesNotTellASmallCategory() {
        people(nord, "eldre", 20);
        people(nord, "ungdom", 30);
        people(nord, "foreldre_barn", 2);

        var shown = aggregation();

        assertThat(shown.number("participant_count")).isEqualTo(52);
        assertThat(shown.at("/bufdir_category_breakdown").toString())
                .isEqualTo("{\"eldre\":null,\"foreldre_barn\":null,\"ungdom\":30}");
        assertThat(shown.at("/suppressed").toString()).isEqualTo("[\"eldre\",\"foreldre_barn\"]");
        var metrics =
                api.get(AGGREGATIONS + "/" + shown.text("id") + "/metrics").expect(200);
        assertThat(metrics.at("/category_distribution/foreldre_barn").toString())
                .isEqualTo("{\"activities\":null,\"participants\":null,\"hours\":null,\"suppressed\":true}");
        assertThat(metrics.at("/category_distribution/eldre/participants").isNull())
                .as("the one that the difference would be taken from")
                .isTrue();
        assertThat(metrics.at("/category_distribution/ungdom/participants").longValue())
                .isEqualTo(30);
        assertThat(metrics.at("/category_distribution/ungdom").has("suppressed"))
                .isFalse();
    }

    @Test
    void tablesTellNoMoreThanTheJson() {
        people(nord, "eldre", 20);
        people(nord, "ungdom", 30);
        people(nord, "foreldre_barn", 2);
        String id = aggregation().text("id");

        assertThat(api.get(AGGREGATIONS + "/" + id + "/metrics?format=csv")
                        .expect(200)
                        .body())
                .contains("foreldre_barn,,,,true", "eldre,,,,true", "ungdom,");
        assertThat(api.get(AGGREGATIONS + "/" + id + "?format=csv").expect(200).body())
                .contains("\"\"foreldre_barn\"\":null");
        assertThat(api.get(AGGREGATIONS + "?format=csv&org_id=" + org)
                        .expect(200)
                        .body())
                .contains("\"\"foreldre_barn\"\":null");
        assertThat(api.get(AGGREGATIONS + "/" + id + "/metrics?format=csv", token())
                        .expect(200)
                        .body())
                .as("of auditors")
                .contains("foreldre_barn,5,2,");
    }

    @Test
    void theWorkOfFewContactsIsNotTold() {
        Given.activity(api, org, "chapter_id", nord, "participant_count", 40, "hours", 7);

        var shown = aggregation();

        assertThat(shown.number("participant_count")).isEqualTo(40);
        assertThat(shown.at("/unique_participants").isNull()).isTrue();
        assertThat(shown.at("/hours_delivered").isNull()).isTrue();
        assertThat(shown.at("/activity_count").isNull()).isTrue();
        var metrics =
                api.get(AGGREGATIONS + "/" + shown.text("id") + "/metrics").expect(200);
        assertThat(metrics.at("/total_hours").isNull()).isTrue();
        assertThat(metrics.at("/category_distribution").valueStream())
                .allMatch(it -> it.required("hours").isNull());
        assertThat(metrics.at("/suppressed").toString())
                .isEqualTo("[\"unique_participants\",\"total_hours\",\"total_activities\"]");
    }

    @Test
    void auditorsSeeAll() {
        people(nord, "eldre", 3);
        var shown = aggregation();
        assertThat(shown.at("/participant_count").isNull()).isTrue();

        var all = api.get(AGGREGATIONS + "/" + shown.text("id"), token()).expect(200);

        assertThat(all.number("participant_count")).isEqualTo(3);
        assertThat(all.has("suppressed")).isFalse();
        assertThat(all.at("/suppressed").isMissingNode()).isTrue();
        assertThat(api.get(AGGREGATIONS + "?org_id=" + org)
                        .at("/data/0/participant_count")
                        .isNull())
                .as("in lists too")
                .isTrue();
        assertThat(api.get(AGGREGATIONS + "?org_id=" + org, token())
                        .at("/data/0/participant_count")
                        .longValue())
                .isEqualTo(3);
    }

    @Test
    void theOrderOfCountsIsOnlyForAuditors() {
        String sorted = AGGREGATIONS + "?sort=-participant_count&org_id=" + org;

        api.get(sorted).expectProblem(400, "invalid-request", "sort");
        api.get(sorted, token()).expect(200);
    }

    /** Chapter sør would be the region's sum without chapter nord. */
    @Test
    void chaptersAndRegionsTogetherDoNotTellASmallOne() {
        people(nord, "eldre", 18);
        people(sor, "eldre", 2);
        people(vest, "eldre", 11);

        var regions = distribution("region");
        var chapters = distribution("local_chapter");

        assertThat(row(regions, "region", "Oslo").required("participant_count").longValue())
                .isEqualTo(20);
        assertThat(row(chapters, "local_chapter_id", sor).required("suppressed").booleanValue())
                .isTrue();
        assertThat(row(chapters, "local_chapter_id", nord)
                        .required("participant_count")
                        .isNull())
                .isTrue();
        assertThat(row(chapters, "local_chapter_id", nord).propertyNames())
                .containsExactly(
                        "local_chapter_id", "local_chapter_name", "participant_count", "activity_count", "suppressed");
        var live = api.get(DISTRIBUTIONS + "/by-local-chapter?org_id=" + org + "&period_id=" + PERIOD)
                .expect(200);
        assertThat(live.at("/breakdown").valueStream())
                .filteredOn(it -> it.required("local_chapter_id").stringValue().equals(sor))
                .allSatisfy(it -> {
                    assertThat(it.required("participant_count").isNull()).isTrue();
                    assertThat(it.required("percentage").isNull()).isTrue();
                });
    }

    @Test
    void aSubmissionIsStoredInFullButDoesNotTellASmallRegionNorASmallChange() {
        people(nord, "eldre", 20);
        people(vest, "ungdom", 3);
        var submitted = api.post(
                        AGGREGATIONS + "/submitted-periods",
                        object("org_id", org, "period_id", PERIOD, "submitted_by", "kari"))
                .expect(201);
        String path = AGGREGATIONS + "/submitted-periods/" + submitted.text("submitted_period_id");
        people(nord, "eldre", 2);

        var shown = api.get(path).expect(200);

        assertThat(shown.at("/figures/regions").valueStream())
                .allMatch(it -> it.required("participants").isNull());
        assertThat(shown.at("/figures/categories").valueStream())
                .allMatch(it -> it.required("participants").isNull());
        assertThat(shown.at("/figures/participants").longValue()).isEqualTo(23);
        assertThat(shown.at("/present_figures").isNull()).as("two more people").isTrue();
        assertThat(shown.at("/changes_since_submission").isNull()).isTrue();
        var all = api.get(path, token()).expect(200);
        assertThat(all.at("/figures/regions").toString()).contains("\"participants\":3");
        assertThat(all.at("/present_figures/participants").longValue()).isEqualTo(25);
    }

    @Test
    void aReportAndItsWatchDoNotTellASmallField() throws Exception {
        Given.activity(api, org, "activity_type", "youth_club", "participant_count", 30);
        Reports.aggregated(api, org, "2024");
        try (var watcher = Watching.at(application.baseUrl(), Reports.watch(org, "2024"));
                var auditor = Watching.at(application.baseUrl(), Reports.watch(org, "2024"), token())) {
            watcher.next("snapshot");
            auditor.next("snapshot");
            Given.activity(api, org, "activity_type", "senior_cafe", "participant_count", 3);

            var changes = watcher.next("data_updated").data().required("changes");
            assertThat(changes.valueStream())
                    .isNotEmpty()
                    .allMatch(it -> it.required("value").isNull()
                            && it.required("prior_period_value").isNull()
                            && it.required("suppressed").booleanValue());
            assertThat(auditor.next("data_updated").data().required("changes").valueStream())
                    .anyMatch(it -> it.required("value").isNumber());
        }
    }

    private void people(String chapter, String category, int participants) {
        for (int i = 0; i < 5; i++) {
            Given.activity(
                    api,
                    org,
                    "contact_id",
                    "contact-" + i,
                    "chapter_id",
                    chapter,
                    "category",
                    category,
                    "participant_count",
                    i == 0 ? participants : 0);
        }
    }

    private Answer aggregation() {
        return Given.completedAggregation(api, org, PERIOD);
    }

    private Answer distribution(String type) {
        return api.post(DISTRIBUTIONS, object("org_id", org, "period_id", PERIOD, "breakdown_type", type))
                .expect(201);
    }

    private static JsonNode row(Answer distribution, String field, String value) {
        return distribution
                .at("/distribution")
                .valueStream()
                .filter(it -> value.equals(it.required(field).stringValue()))
                .findFirst()
                .orElseThrow();
    }
}
