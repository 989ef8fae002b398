package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists are sorted by the fields that are documented, from either end, and pages by cursor go on in that order. */
class SortTest {

    private static final String ORGANIZATIONS = "/api/v1/organizations";
    private static final String CHAPTERS = "/api/v1/chapters";
    private static final String PERIODS = "/api/v1/reporting-periods";
    private static final String SUBMISSIONS = "/api/v1/bufdir-aggregations/submitted-periods";

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void organizationsAndChaptersByName() {
        var names = List.of("Bodø", "alta", "Å\t1 \"x\"", "Bodø", "Ærlig", "Zoo", "Bodø 2");
        var organizations = new ArrayList<String>();
        for (String name : names) {
            String id = Given.unique("org-sorted");
            organizations.add(id);
            String plain = name.replace("\t", " ");
            api.put(ORGANIZATIONS + "/" + id, object("name", plain)).expect(201);
            Given.chapter(api, org, plain, "Oslo");
        }

        assertSorted(ORGANIZATIONS + "?", "name", "org_id", organizations);
        assertSorted(ORGANIZATIONS + "?", "updated_at", "org_id", organizations);
        var chapters = api.get(CHAPTERS + "?org_id=" + org).each("chapter_id");
        assertThat(chapters).hasSize(names.size());
        assertSorted(CHAPTERS + "?org_id=" + org + "&", "name", "chapter_id", chapters);
    }

    @Test
    void periodsByTheirDays() {
        var periods = new ArrayList<String>();
        for (int month : List.of(3, 1, 2, 1)) {
            String id = Given.unique("period");
            periods.add(id);
            api.put(
                            PERIODS + "/" + id,
                            object("start", "2024-0" + month + "-01", "end", "2024-0" + (month + 3) + "-01"))
                    .expect(201);
        }

        assertSorted(PERIODS + "?", "start", "period_id", periods);
        assertSorted(PERIODS + "?", "end", "period_id", periods);
    }

    @Test
    void aggregationsByParticipantsAndSubmissionsByDays() {
        var aggregations = new ArrayList<String>();
        var submissions = new ArrayList<String>();
        for (var month : List.of("2024-02", "2024-04", "2024-01", "2024-03")) {
            int participants = month.equals("2024-04") ? 10 : 9;
            Given.activity(api, org, "submitted_at", month + "-05T12:00:00Z", "participant_count", participants);
            aggregations.add(Given.completedAggregation(api, org, month).text("id"));
            submissions.add(api.post(SUBMISSIONS, object("org_id", org, "period_id", month, "submitted_by", "me"))
                    .expect(201)
                    .text("submitted_period_id"));
        }

        assertSorted(AGGREGATIONS + "?org_id=" + org + "&", "participant_count", "id", aggregations);
        assertSorted(SUBMISSIONS + "?org_id=" + org + "&", "period_start", "submitted_period_id", submissions);
        assertSorted(SUBMISSIONS + "?org_id=" + org + "&", "period_end", "submitted_period_id", submissions);
    }

    @Test
    void otherFieldsAreRefused() {
        for (String refused : List.of(
                CHAPTERS + "?sort=region",
                AGGREGATIONS + "?sort=name",
                PERIODS + "?sort=--start",
                "/api/v1/activities?sort=participant_count",
                ORGANIZATIONS + "?sort=-")) {
            api.get(refused).expectProblem(400, "invalid-request", "sort");
        }
        String next = api.get(CHAPTERS + "?limit=1&sort=name")
                .at("/pagination/next_after")
                .stringValue();
        api.get(CHAPTERS + "?limit=1&sort=-name&after=" + next).expectProblem(400, "invalid-request", "after");
    }

    /** Ascending, the entries with these ids are in the order of the field; descending, in the opposite order. */
    private void assertSorted(String list, String field, String id, List<String> ids) {
        var ascending = pages(list + "sort=" + field, id, ids);
        assertThat(ascending.stream().map(it -> it.required(id).stringValue()))
                .containsExactlyInAnyOrderElementsOf(ids);
        if (field.equals("participant_count")) {
            assertThat(ascending.stream().map(it -> it.required(field).longValue()))
                    .isSorted();
        } else if (!field.equals("name")) {
            assertThat(ascending.stream().map(it -> it.required(field).stringValue()))
                    .isSorted();
        }
        assertThat(pages(list + "sort=-" + field, id, ids)).isEqualTo(ascending.reversed());
    }

    /** The entries with these ids, from all pages by cursor. */
    private List<JsonNode> pages(String list, String id, List<String> ids) {
        var found = new ArrayList<JsonNode>();
        for (String after = ""; ; ) {
            var page = api.get(list + "&limit=3" + after).expect(200);
            page.json().required("data").forEach(it -> {
                if (ids.contains(it.required(id).stringValue())) {
                    found.add(it);
                }
            });
            var next = page.at("/pagination/next_after");
            if (next.isNull()) {
                return found;
            }
            after = "&after=" + next.stringValue();
        }
    }
}
