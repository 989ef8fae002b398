package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The API of submitted periods. */
class SubmissionTest {

    private static final String SUBMISSIONS = AGGREGATIONS + "/submitted-periods";

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void aSubmissionFreezesItsFigures() {
        String chapter = Given.unique("chapter");
        api.put("/api/v1/chapters/" + chapter, object("name", "Nord", "org_id", org, "region", "Oslo"))
                .expect(201);
        var moved = Given.activity(api, org, "chapter_id", chapter, "hours", 2, "participant_count", 7);
        Given.activity(api, org, "contact_id", "b", "hours", 1, "category", "eldre");

        var submitted = submit("period_id", "2024-11").expect(201);

        assertThat(submitted.text("submitted_period_id")).startsWith("sub-period-");
        assertThat(submitted.header("Location")).isEqualTo(path(submitted));
        assertThat(submitted.text("period_start")).isEqualTo("2024-11-01");
        assertThat(submitted.text("period_end")).isEqualTo("2024-11-30");
        assertThat(submitted.text("period_id")).isEqualTo("2024-11");
        assertThat(submitted.text("submitted_by")).isEqualTo("user-coordinator-07");
        assertThat(submitted.number("activity_count")).isEqualTo(2);
        String figures = "{\"activities\":2,\"participants\":8,\"unique_participants\":2,\"hours\":3,\"categories\":{"
                + "\"annet\":{\"activities\":1,\"participants\":7,\"hours\":2},"
                + "\"eldre\":{\"activities\":1,\"participants\":1,\"hours\":1}},"
                + "\"regions\":[{\"region\":\"Oslo\",\"activities\":1,\"participants\":7},"
                + "{\"region\":null,\"activities\":1,\"participants\":1}]}";
        assertThat(submitted.at("/figures").toString()).isEqualTo(figures);
        assertThat(submitted.at("/present_figures").toString()).isEqualTo(figures);
        assertThat(submitted.at("/changes_since_submission").toString()).isEqualTo(changes(false, 0, 0, 0, 0));
        assertThat(api.get(path(submitted)).expect(200).body()).isEqualTo(submitted.body());
        assertThat(last().expect(200).body()).isEqualTo(submitted.body());

        api.delete(Given.ACTIVITIES + "/" + moved.text("activity_id")).expect(200);
        Given.activity(api, org, "contact_id", "c", "hours", 5);
        Given.activity(api, org, "contact_id", "b", "hours", 1, "submitted_at", "2024-12-01T12:00:00Z");

        var later = api.get(path(submitted)).expect(200);
        assertThat(later.at("/figures").toString()).isEqualTo(figures);
        assertThat(later.at("/present_figures/participants").intValue()).isEqualTo(2);
        assertThat(later.at("/changes_since_submission").toString()).isEqualTo(changes(true, 0, -6, 0, 3));
        assertThat(later.number("activity_count")).isEqualTo(2);
        assertThat(last().body()).isEqualTo(later.body());
    }

    @Test
    void aChapterThatGetsARegionChangesThePresentFiguresOnly() {
        String chapter = Given.chapter(api, org);
        Given.activity(api, org, "chapter_id", chapter);
        var submitted = submit("period_id", "2024-11").expect(201);

        api.put("/api/v1/chapters/" + chapter, object("name", "Test", "org_id", org, "region", "Oslo"))
                .expect(200);

        var later = api.get(path(submitted)).expect(200);
        assertThat(later.at("/changes_since_submission").toString()).isEqualTo(changes(true, 0, 0, 0, 0));
        assertThat(later.at("/figures/regions/0/region").isNull()).isTrue();
        assertThat(later.at("/present_figures/regions/0/region").stringValue()).isEqualTo("Oslo");
    }

    @Test
    void aPeriodCanBeGivenByItsDays() {
        Given.activity(api, org, "submitted_at", "2024-11-04T23:00:00Z");
        Given.activity(api, org, "submitted_at", "2024-11-06T23:00:00Z");

        var submitted =
                submit("period_start", "2024-11-05", "period_end", "2024-11-06").expect(201);

        assertThat(submitted.number("activity_count")).isEqualTo(1);
        assertThat(submitted.json().required("period_id").isNull()).isTrue();
        assertThat(submitted.text("period_end")).isEqualTo("2024-11-06");
    }

    @Test
    void theNewestSubmissionWins() {
        last().expectProblem(404, "not-found");
        assertThat(api.get(SUBMISSIONS + "?org_id=" + org).expect(200).total()).isZero();
        var first = submit("period_id", "2024-11").expect(201);
        var second = submit("period_id", "2024-10").expect(201);
        assertThat(last().text("submitted_period_id")).isEqualTo(second.text("submitted_period_id"));

        var again = submit("period_id", "2024-11", "supersedes", first.text("submitted_period_id"))
                .expect(201);

        assertThat(last().text("submitted_period_id")).isEqualTo(again.text("submitted_period_id"));
        var list = api.get(SUBMISSIONS + "?org_id=" + org).expect(200);
        assertThat(list.each("submitted_period_id"))
                .containsExactly(
                        again.text("submitted_period_id"),
                        second.text("submitted_period_id"),
                        first.text("submitted_period_id"));
        assertThat(list.at("/data/0/changes_since_submission/changed").booleanValue())
                .isFalse();
        assertThat(api.get(SUBMISSIONS + "?org_id=" + org + "&limit=1&page=3").each("submitted_period_id"))
                .containsExactly(first.text("submitted_period_id"));
    }

    @Test
    void allErrorsOfABodyAreReportedTogether() {
        submit().expectProblem(400, "invalid-request", "period_id", "period_start", "period_end");
        submit("period_id", "2024", "period_start", "2024-01-01")
                .expectProblem(400, "invalid-request", "period_id", "period_start", "period_end");
        submit("period_start", "2024-02-30", "colour", "red", "submitted_by", "")
                .expectProblem(400, "invalid-request", "period_start", "period_end", "colour", "submitted_by");
        api.get(AGGREGATIONS + "/last-submitted-period").expectProblem(400, "invalid-request", "org_id");
        api.get(SUBMISSIONS + "?page=0").expectProblem(400, "invalid-request", "page");
    }

    @Test
    void impossibleSubmissionsAreRejected() {
        submit("period_id", "soon").expectProblem(422, "unknown-reporting-period", "period_id");
        submit("period_start", "2024-11-05", "period_end", "2024-11-04")
                .expectProblem(422, "period-ends-before-start", "period_end");
        submit("org_id", Given.unique("nobody"), "period_id", "2024")
                .expectProblem(422, "unknown-organization", "org_id");
        api.get(SUBMISSIONS + "/sub-period-nothing").expectProblem(404, "not-found");
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheSameSubmission() throws Exception {
        String key = Given.unique("key");

        var answers = Together.atOnce(
                8, client -> client.post(SUBMISSIONS, body("period_id", "2024"), "Idempotency-Key", key));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(api.get(SUBMISSIONS + "?org_id=" + org).total()).isEqualTo(1);
        api.post(SUBMISSIONS, body("period_id", "2023"), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
    }

    @Test
    void respondAsyncDoesNotWait() {
        var processing = api.post(SUBMISSIONS, body("period_id", "2024-11"), "Prefer", "respond-async")
                .expect(202);

        assertThat(processing.text("status")).isEqualTo("processing");
        assertThat(processing.json().required("submitted_at").isNull()).isTrue();
        assertThat(processing.header("Preference-Applied")).isEqualTo("respond-async");
        Given.activity(api, org); // so that the submission is there to be read
        assertThat(api.get(path(processing)).expect(200).text("period_id")).isEqualTo("2024-11");
    }

    @Test
    void submissionsUnderLoadCountAllActivitiesAnsweredBeforeThem() throws Exception {
        var end = new AtomicInteger(22);
        var answers = Together.atOnce(8, client -> {
            Given.activity(client, org);
            String last = "2024-11-" + end.incrementAndGet();
            return client.post(SUBMISSIONS, body("period_start", "2024-11-01", "period_end", last));
        });

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .allMatch(answer -> answer.number("activity_count") >= 1 && answer.number("activity_count") <= 8);
        answers.forEach(answer -> {
            var now = api.get(path(answer)).expect(200);
            assertThat(now.at("/changes_since_submission/activities").longValue())
                    .isEqualTo(8 - answer.number("activity_count"));
        });
        var list = api.get(SUBMISSIONS + "?org_id=" + org).expect(200);
        assertThat(list.total()).isEqualTo(8);
        assertThat(last().text("submitted_period_id"))
                .isEqualTo(list.each("submitted_period_id").getFirst());
    }

    @Test
    void onlyOneOfManySubmissionsOfAPeriodCounts() throws Exception {
        var answers = Together.atOnce(8, client -> client.post(SUBMISSIONS, body("period_id", "2024-11")));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .allSatisfy(it -> it.expectProblem(409, "period-already-submitted"));
    }

    @Test
    void aPeriodIsSubmittedAgainOnlyByNamingWhatIsSuperseded() {
        var first = submit("period_id", "2024", "supersedes", null).expect(201);
        assertThat(first.json().required("supersedes").isNull()).isTrue();

        submit("period_id", "RP-2024").expectProblem(409, "period-already-submitted");
        submit("period_start", "2024-01-01", "period_end", "2024-12-31").expectProblem(409, "period-already-submitted");
        submit("period_id", "2024", "supersedes", "sub-period-other").expectProblem(409, "period-already-submitted");
        submit("period_id", "2023", "supersedes", first.text("submitted_period_id"))
                .expectProblem(409, "nothing-to-supersede");

        var second = submit("period_id", "2024", "supersedes", first.text("submitted_period_id"))
                .expect(201);
        assertThat(second.text("supersedes")).isEqualTo(first.text("submitted_period_id"));
        assertThat(api.get(path(first)).text("superseded_by")).isEqualTo(second.text("submitted_period_id"));
        submit("period_id", "2024", "supersedes", first.text("submitted_period_id"))
                .expectProblem(409, "period-already-submitted");
    }

    @Test
    void withdrawingASubmissionMakesTheOneBeforeTheLastAgain() {
        var first = submit("period_id", "2024").expect(201);
        var second = submit("period_id", "2024", "supersedes", first.text("submitted_period_id"))
                .expect(201);
        var reason = object("reason", "Talt dobbelt", "withdrawn_by", "kari");
        api.post(path(second) + "/withdrawal", reason, "If-Match", "\"77\"").expectProblem(412, "stale-version");
        api.post(path(second) + "/withdrawal", object("reason", "\u00A0", "withdrawn_by", "kari"))
                .expectProblem(400, "invalid-request", "reason");

        var withdrawn = api.post(path(second) + "/withdrawal", reason, "Idempotency-Key", "k-1")
                .expect(200);

        assertThat(withdrawn.text("status")).isEqualTo("withdrawn");
        assertThat(withdrawn.text("withdrawal_reason")).isEqualTo("Talt dobbelt");
        assertThat(withdrawn.text("withdrawn_by")).isEqualTo("kari");
        assertThat(withdrawn.json().required("withdrawn_at").isString()).isTrue();
        assertThat(api.post(path(second) + "/withdrawal", reason, "Idempotency-Key", "k-1")
                        .expect(200)
                        .body())
                .isEqualTo(withdrawn.body());
        api.post(path(second) + "/withdrawal", reason).expectProblem(409, "submission-not-live");
        api.post(SUBMISSIONS + "/sub-period-nothing/withdrawal", reason).expectProblem(404, "not-found");
        assertThat(last().text("submitted_period_id")).isEqualTo(first.text("submitted_period_id"));
        assertThat(api.get(path(first)).json().required("superseded_by").isNull())
                .isTrue();
        assertThat(api.get(SUBMISSIONS + "?org_id=" + org).each("status")).containsExactly("withdrawn", "submitted");

        submit("period_id", "2024").expectProblem(409, "period-already-submitted");
        api.post(path(first) + "/withdrawal", reason).expect(200);
        last().expect(404);
        submit("period_id", "2024").expect(201);
    }

    private Answer submit(@Nullable Object... fields) {
        return api.post(SUBMISSIONS, body(fields));
    }

    private Map<String, @Nullable Object> body(@Nullable Object... fields) {
        var body = object("org_id", org, "submitted_by", "user-coordinator-07");
        body.putAll(object(fields));
        return body;
    }

    private Answer last() {
        return api.get(AGGREGATIONS + "/last-submitted-period?org_id=" + org);
    }

    private static String changes(boolean changed, int activities, int participants, int unique, int hours) {
        return "{\"changed\":%s,\"activities\":%s,\"participants\":%s,\"unique_participants\":%s,\"hours\":%s}"
                .formatted(changed, activities, participants, unique, hours);
    }

    private static String path(Answer submission) {
        return SUBMISSIONS + "/" + submission.text("submitted_period_id");
    }
}
