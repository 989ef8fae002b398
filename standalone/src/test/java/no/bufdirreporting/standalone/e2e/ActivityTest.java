package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of activities, and what applies to all requests. */
class ActivityTest {

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void anActivityGetsTheDocumentedDefaults() {
        var before = Instant.now().minusSeconds(60);
        var created = api.post(
                        ACTIVITIES,
                        object("contact_id", "c", "chapter_id", Given.unique("chapter"), "activity_type", "t"))
                .expect(201);

        assertThat(created.number("hours")).isZero();
        assertThat(created.number("participant_count")).isEqualTo(1);
        assertThat(created.text("status")).isEqualTo("completed");
        assertThat(created.text("org_id")).isEqualTo("org-bufdir-42");
        assertThat(Instant.parse(created.text("submitted_at")))
                .isBetween(before, Instant.now().plusSeconds(60));
        for (String empty : List.of("description", "location", "category", "updated_at")) {
            assertThat(created.json().required(empty).isNull()).as(empty).isTrue();
        }
        assertThat(created.header("Location")).isEqualTo(ACTIVITIES + "/" + created.text("activity_id"));
        assertThat(created.text("activity_id")).startsWith("act-");
    }

    @Test
    void aReadReturnsTheSameBodyAsTheWrite() {
        var created = Given.activity(
                api,
                org,
                "submitted_at",
                "2024-11-05T13:00:00.25+01:00",
                "hours",
                new BigDecimal("4.50"),
                "participant_count",
                7,
                "status",
                "planned",
                "location",
                "Tromsø 🌊",
                "category",
                "eldre",
                "description",
                "Ærlig talt");

        assertThat(created.text("submitted_at")).isEqualTo("2024-11-05T12:00:00.250Z");
        assertThat(created.body()).contains("\"hours\":4.5,");
        assertThat(read(created).body()).isEqualTo(created.view());
        assertThat(read(created).header("ETag")).isEqualTo(created.header("ETag"));
    }

    @ParameterizedTest
    @CsvSource({"4.00, 4", "0.00, 0", "100, 100", "0.25, 0.25", "1e2, 100"})
    void numbersCarryNoTrailingZeros(String sent, String shown) {
        var created = api.post(
                        ACTIVITIES,
                        "{\"contact_id\":\"c\",\"chapter_id\":\"x\",\"activity_type\":\"t\",\"org_id\":\"%s\",\"hours\":%s}"
                                .formatted(org, sent))
                .expect(201);

        assertThat(created.body()).contains("\"hours\":" + shown + ",");
        assertThat(read(created).body()).contains("\"hours\":" + shown + ",");
    }

    @Test
    void instantsCarryNoZeroFraction() {
        var created = Given.activity(api, org, "submitted_at", "2024-11-05T12:00:00.000Z");

        assertThat(read(created).text("submitted_at")).isEqualTo("2024-11-05T12:00:00Z");
    }

    @Test
    void theOrganizationIsThatOfTheChapterUnlessTheRequestNamesOne() {
        String chapter = Given.chapter(api, org);

        var created = api.post(ACTIVITIES, object("contact_id", "c", "chapter_id", chapter, "activity_type", "t"))
                .expect(201);

        assertThat(created.text("org_id")).isEqualTo(org);
    }

    @Test
    void anOrganizationOtherThanTheChaptersIsRejected() {
        String chapter = Given.chapter(api, org);
        String other = Given.organization(api);

        api.post(ACTIVITIES, Given.newActivity(other, "chapter_id", chapter))
                .expectProblem(422, "chapter-of-other-organization", "org_id");
        assertThat(api.get(ACTIVITIES + "?org_id=" + other).total()).isZero();
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        api.post(ACTIVITIES, Given.newActivity(Given.unique("nobody")))
                .expectProblem(422, "unknown-organization", "org_id");
    }

    @Test
    void anActivityNeverChangesOrganization() {
        String other = Given.organization(api);
        var created = Given.activity(api, org);

        change(created, object("org_id", other)).expectProblem(409, "activity-keeps-organization");
        change(created, object("chapter_id", Given.chapter(api, other)))
                .expectProblem(409, "activity-keeps-organization");
        change(created, object("org_id", org)).expect(200);
        assertThat(read(created).body()).isEqualTo(created.view());
    }

    @Test
    void aCorrectionChangesOnlyTheFieldsItNames() {
        var created = Given.activity(api, org, "hours", 3, "description", "Before", "location", "Oslo");

        var changed = change(created, object("hours", 5, "location", null)).expect(200);

        assertThat(changed.number("hours")).isEqualTo(5);
        assertThat(changed.json().required("location").isNull()).isTrue();
        assertThat(changed.text("description")).isEqualTo("Before");
        assertThat(changed.text("created_at")).isEqualTo(created.text("created_at"));
        assertThat(Instant.parse(changed.text("updated_at"))).isAfter(Instant.parse(changed.text("created_at")));
        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
        assertThat(read(created).body()).isEqualTo(changed.view());
    }

    @Test
    void aCorrectionWithoutDifferenceStoresNoEvent() {
        var created = Given.activity(api, org, "hours", 3);

        var same = change(created, object("hours", 3.0)).expect(200);

        assertThat(same.body()).isEqualTo(created.body());
        assertThat(same.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void aDeletedActivityIsNotFoundByAnyRequest() {
        var created = Given.activity(api, org);
        String id = created.text("activity_id");

        var deleted = api.delete(ACTIVITIES + "/" + id).expect(200);

        assertThat(deleted.json().required("deleted").booleanValue()).isTrue();
        assertThat(deleted.text("activity_id")).isEqualTo(id);
        api.get(ACTIVITIES + "/" + id).expectProblem(404, "not-found");
        change(created, object("hours", 1)).expectProblem(404, "not-found");
        api.delete(ACTIVITIES + "/" + id).expectProblem(404, "not-found");
        assertThat(api.get(ACTIVITIES + "?org_id=" + org).total()).isZero();
    }

    @Test
    void anUnknownActivityIsNotFound() {
        api.get(ACTIVITIES + "/act-nothing").expectProblem(404, "not-found");
        api.put(ACTIVITIES + "/act-nothing", object("hours", 1)).expectProblem(404, "not-found");
        api.delete(ACTIVITIES + "/act-nothing").expectProblem(404, "not-found");
        api.get("/api/v1/nothing").expectProblem(404, "not-found");
    }

    @Test
    void allErrorsOfABodyAreReportedTogether() {
        api.post(
                        ACTIVITIES,
                        object(
                                "contact_id", " ",
                                "activity_type", 7,
                                "submitted_at", "yesterday",
                                "hours", -0.001,
                                "participant_count", 1.5,
                                "status", "done",
                                "colour", "red"))
                .expectProblem(
                        400,
                        "invalid-request",
                        "contact_id",
                        "chapter_id",
                        "activity_type",
                        "submitted_at",
                        "hours",
                        "hours",
                        "participant_count",
                        "status",
                        "colour");
    }

    @Test
    void allErrorsOfACorrectionAreReportedTogether() {
        var created = Given.activity(api, org);

        change(created, object("hours", "4", "contact_id", "", "participant_count", -1, "activity", "act-1"))
                .expectProblem(400, "invalid-request", "hours", "contact_id", "participant_count", "activity");
        assertThat(read(created).body()).isEqualTo(created.view());
    }

    @Test
    void allErrorsOfAQueryAreReportedTogether() {
        api.get(ACTIVITIES + "?page=0&limit=x&status=done&from=2024-13-01&colour=red&org_id=a&org_id=b")
                .expectProblem(400, "invalid-request", "page", "limit", "status", "from", "colour", "org_id");
    }

    @Test
    void anUnknownQueryParameterIsRejected() {
        var created = Given.activity(api, org);

        api.get(path(created) + "?colour=red").expectProblem(400, "invalid-request", "colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{} {}", "{\"hours\":1,\"hours\":2}"})
    void aBodyThatIsNotAJsonObjectIsMalformed(String body) {
        api.post(ACTIVITIES, body).expectProblem(400, "malformed-body");
    }

    @Test
    void otherMethodsAreNotAllowed() {
        var refused = api.send("PATCH", ACTIVITIES + "/act-1", object("hours", 1));

        refused.expectProblem(405, "method-not-allowed");
        assertThat(refused.header("Allow").split(", *")).contains("GET", "PUT", "DELETE");
        api.delete(ACTIVITIES).expectProblem(405, "method-not-allowed");
    }

    @Test
    void otherMediaTypesAreRejected() {
        api.get(ACTIVITIES, "Accept", "text/html").expectProblem(406, "not-acceptable");
        api.post(ACTIVITIES, "contact_id=c", "Content-Type", "application/x-www-form-urlencoded")
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void aBodyThatIsTooLargeIsRejected() {
        api.post(ACTIVITIES, Given.newActivity(org, "description", "x".repeat(2_000_000)))
                .expectProblem(413, "content-too-large");
        api.post(ACTIVITIES, Given.newActivity(org, "description", "x".repeat(4001)))
                .expectProblem(400, "invalid-request", "description");
    }

    @Test
    void aStaleVersionChangesAndDeletesNothing() {
        var created = Given.activity(api, org);
        var changed = api.put(path(created), object("hours", 5), "If-Match", created.header("ETag"))
                .expect(200);

        api.put(path(created), object("hours", 6), "If-Match", created.header("ETag"))
                .expectProblem(412, "stale-version");
        api.delete(path(created), "If-Match", created.header("ETag")).expectProblem(412, "stale-version");
        api.put(path(created), object("hours", 6), "If-Match", "\"made-up\"").expectProblem(412, "stale-version");

        assertThat(read(created).body()).isEqualTo(changed.view());
        api.put(path(created), object("hours", 7), "If-Match", "*").expect(200);
        api.delete(path(created), "If-Match", "\"2\"").expect(200);
    }

    @Test
    void ofConcurrentChangesToTheSameVersionOneSucceeds() throws Exception {
        var created = Given.activity(api, org);

        var answers = Together.atOnce(
                8,
                client -> client.put(
                        path(created),
                        object("description", Given.unique("text")),
                        "If-Match",
                        created.header("ETag")));

        assertThat(answers.stream().map(Answer::status).filter(status -> status == 200))
                .hasSize(1);
        assertThat(answers.stream().map(Answer::status).filter(status -> status != 200))
                .allMatch(status -> status == 412 || status == 409);
        assertThat(read(created).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheFirstResponse() {
        String key = Given.unique("key");
        var body = Given.newActivity(org, "hours", 2);
        var first = api.post(ACTIVITIES, body, "Idempotency-Key", key).expect(201);
        change(first, object("hours", 9)).expect(200);

        var repeat = api.post(ACTIVITIES, body, "Idempotency-Key", key).expect(201);

        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.get(ACTIVITIES + "?org_id=" + org).total()).isEqualTo(1);
    }

    @Test
    void aRepeatMatchesIfTheServerChoseTheTime() {
        String key = Given.unique("key");
        var body = Given.newActivity(org);
        body.remove("submitted_at");
        var first = api.post(ACTIVITIES, body, "Idempotency-Key", key).expect(201);

        var repeat = api.post(ACTIVITIES, body, "Idempotency-Key", key).expect(201);

        assertThat(repeat.body()).isEqualTo(first.body());
    }

    @Test
    void aKeyIsRejectedForAnotherRequest() {
        String key = Given.unique("key");
        api.post(ACTIVITIES, Given.newActivity(org), "Idempotency-Key", key).expect(201);

        api.post(ACTIVITIES, Given.newActivity(org, "hours", 1), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        assertThat(api.get(ACTIVITIES + "?org_id=" + org).total()).isEqualTo(1);
    }

    @Test
    void aMalformedKeyIsRejected() {
        api.post(ACTIVITIES, Given.newActivity(org), "Idempotency-Key", "x".repeat(256))
                .expectProblem(400, "invalid-request", "Idempotency-Key");
        assertThat(api.get(ACTIVITIES + "?org_id=" + org).total()).isZero();
    }

    @Test
    void eightClientsWithOneKeyRecordOneActivity() throws Exception {
        String key = Given.unique("key");
        var body = Given.newActivity(org);

        var answers = Together.atOnce(8, client -> client.post(ACTIVITIES, body, "Idempotency-Key", key));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(api.get(ACTIVITIES + "?org_id=" + org).total()).isEqualTo(1);
    }

    @Test
    void respondAsyncIsAnsweredWith202() {
        var created = api.post(ACTIVITIES, Given.newActivity(org), "Prefer", "respond-async")
                .expect(202);
        assertThat(created.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(created.header("Location")).isEqualTo(path(created));

        var changed = api.put(path(created), object("hours", 1), "Prefer", "wait=1, respond-async")
                .expect(202);
        assertThat(changed.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(changed.number("hours")).isEqualTo(1);

        var deleted = api.delete(path(created), "Prefer", "respond-async").expect(202);
        assertThat(deleted.header("Preference-Applied")).isEqualTo("respond-async");

        // Events of an organization are projected in order, so waiting for a later write makes this one visible.
        Given.activity(api, org);
        api.get(path(created)).expect(404);
    }

    @Test
    void aResponseWithoutPreferHasNoPreferenceApplied() {
        assertThat(Given.activity(api, org).has("Preference-Applied")).isFalse();
    }

    @Test
    void aWriteIsVisibleToAllClientsOnceItIsAnswered() {
        var other = SystemUnderTest.api();
        for (int n = 1; n <= 30; n++) {
            var created = Given.activity(api, org);
            assertThat(other.get(path(created)).expect(200).body()).isEqualTo(created.view());
            assertThat(other.get(ACTIVITIES + "?org_id=" + org).total()).isEqualTo(n);
        }
    }

    @Test
    void listsComeNewestFirstAndPageByPage() {
        var oldest = Given.activity(api, org, "submitted_at", "2024-01-01T00:00:00Z");
        var newest = Given.activity(api, org, "submitted_at", "2024-03-01T00:00:00Z");
        var same1 = Given.activity(api, org, "submitted_at", "2024-02-01T00:00:00Z");
        var same2 = Given.activity(api, org, "submitted_at", "2024-02-01T00:00:00Z");
        var expected = List.of(id(newest), id(same2), id(same1), id(oldest));

        var all = list("");
        var second = list("&limit=3&page=2");

        assertThat(all.each("activity_id")).isEqualTo(expected);
        assertThat(second.each("activity_id")).containsExactly(id(oldest));
        assertThat(second.at("/pagination/page").intValue()).isEqualTo(2);
        assertThat(second.at("/pagination/limit").intValue()).isEqualTo(3);
        assertThat(second.total()).isEqualTo(4);
        assertThat(second.header("Link"))
                .contains("page=1&limit=3>; rel=\"first\"", "page=1&limit=3>; rel=\"prev\"")
                .contains("page=2&limit=3>; rel=\"last\"", "org_id=" + org)
                .doesNotContain("next");
        assertThat(list("&limit=1&page=99").each("activity_id")).isEmpty();
    }

    @Test
    void cursorsNeitherMissNorRepeatAnEntryWhileOthersWrite() {
        var expected = new ArrayList<String>();
        for (int day = 1; day <= 9; day++) {
            expected.addFirst(id(Given.activity(api, org, "submitted_at", "2024-02-0%sT00:00:00Z".formatted(day))));
        }
        var listed = new ArrayList<String>();
        var page = list("&limit=2");
        listed.addAll(page.each("activity_id"));
        while (!page.at("/pagination/next_after").isNull()) {
            Given.activity(api, org, "submitted_at", "2024-03-01T00:00:00Z");
            api.delete(ACTIVITIES + "/" + listed.getLast());
            page = list("&limit=2&after=" + page.at("/pagination/next_after").stringValue());
            listed.addAll(page.each("activity_id"));
        }
        assertThat(listed).isEqualTo(expected);
        assertThat(list("&sort=submitted_at&limit=1").each("activity_id")).doesNotContain(expected.getFirst());
        assertThat(list("&sort=submitted_at&limit=1")
                        .at("/pagination/next_after")
                        .isNull())
                .isFalse();
    }

    @Test
    void aListHasTwentyEntriesByDefaultAndFiveHundredAtMost() {
        for (int n = 0; n < 21; n++) {
            api.post(ACTIVITIES, Given.newActivity(org), "Prefer", "respond-async");
        }
        Given.activity(api, org);

        assertThat(list("").each("activity_id")).hasSize(20).doesNotHaveDuplicates();
        assertThat(list("").header("Link")).contains("page=2&limit=20>; rel=\"next\"");
        assertThat(list("&page=2").each("activity_id"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(list("").each("activity_id"));
        assertThat(list("&limit=501").at("/pagination/limit").intValue()).isEqualTo(500);
        assertThat(list("&limit=501").each("activity_id")).hasSize(22);
    }

    @Test
    void everyFilterNarrowsTheList() {
        String chapter = Given.chapter(api, org);
        var wanted = Given.activity(
                api, org, "chapter_id", chapter, "contact_id", "me", "activity_type", "walk", "status", "planned");
        Given.activity(api, org);
        Given.activity(api, Given.organization(api), "contact_id", "me", "activity_type", "walk", "status", "planned");

        for (String filter :
                List.of("contact_id=me", "activity_type=walk", "status=planned", "chapter_id=" + chapter)) {
            assertThat(list("&" + filter).each("activity_id")).as(filter).containsExactly(id(wanted));
            assertThat(list("&" + filter).total()).as(filter).isEqualTo(1);
        }
        assertThat(list("&contact_id=me&status=completed").total()).isZero();
        assertThat(list("").total()).isEqualTo(2);
    }

    @Test
    void aWriteWhoseResponseIsNotAcceptableIsNotStored() {
        assertThat(api.post(ACTIVITIES, Given.newActivity(org), "Accept", "application/xml")
                        .status())
                .isEqualTo(406);
        assertThat(list("").total()).isZero();
    }

    @Test
    void rangesIncludeBothEndsAndDaysAreThoseOfOslo() {
        var lastOfOctober = Given.activity(api, org, "submitted_at", "2024-10-31T22:59:59.999999Z");
        var firstOfNovember = Given.activity(api, org, "submitted_at", "2024-10-31T23:00:00Z");
        var withinTheSecond = Given.activity(api, org, "submitted_at", "2024-11-05T12:00:00.900Z");

        assertThat(list("&to=2024-10-31").each("activity_id")).containsExactly(id(lastOfOctober));
        assertThat(list("&from=2024-11-01").each("activity_id"))
                .containsExactly(id(withinTheSecond), id(firstOfNovember));
        assertThat(list("&from=2024-11-01&to=2024-11-01").each("activity_id")).containsExactly(id(firstOfNovember));
        assertThat(list("&from=2024-10-31T23:00:00Z&to=2024-11-05T12:00:00Z").total())
                .isEqualTo(2);
        assertThat(list("&from=2024-10-31T23:00:00Z&to=2024-11-05T12:00:00.899Z")
                        .total())
                .isEqualTo(1);
        assertThat(list("&from=2024-11-01T00:00:00%2B01:00").total()).isEqualTo(2);
        api.get(ACTIVITIES + "?from=2024-12-01&to=2024-01-01").expectProblem(422, "range-ends-before-start", "to");
    }

    @Test
    void aContactsActivitiesAreFoundAcrossChapters() {
        String contact = Given.unique("contact");
        var inOslo = Given.activity(api, "org-bufdir-42", "contact_id", contact, "chapter_id", "chapter-oslo");
        var elsewhere = Given.activity(
                api, org, "contact_id", contact, "submitted_at", "2024-12-05T12:00:00Z", "status", "planned");
        String path = ACTIVITIES + "/contact/" + contact + "/across-chapters";

        assertThat(api.get(path).expect(200).each("activity_id")).containsExactly(id(elsewhere), id(inOslo));
        assertThat(api.get(path + "?limit=1&page=2").each("activity_id")).containsExactly(id(inOslo));
        assertThat(api.get(path + "?limit=1").header("Link")).contains("rel=\"next\"");
        assertThat(api.get(path + "?from=2024-12-01").each("activity_id")).containsExactly(id(elsewhere));
        assertThat(api.get(path + "?to=2024-11-30").each("activity_id")).containsExactly(id(inOslo));
        api.get(path + "?from=soon&org_id=x").expectProblem(400, "invalid-request", "from", "org_id");
    }

    @Test
    void aContactsActivitiesAreFoundByTypeAndDayOfOslo() {
        String contact = Given.unique("contact");
        var early = ofContact(contact, "walk", "2024-06-09T22:00:00Z");
        var late = ofContact(contact, "walk", "2024-06-10T21:59:59Z");
        var nextDay = ofContact(contact, "walk", "2024-06-10T22:00:00Z");
        ofContact(contact, "swim", "2024-06-10T12:00:00Z");
        String path = ACTIVITIES + "/contact/" + contact + "/by-type";

        assertThat(api.get(path + "?activity_type=walk&date=2024-06-10").each("activity_id"))
                .containsExactly(id(late), id(early));
        assertThat(api.get(path + "?activity_type=walk&from=2024-06-10&to=2024-06-11")
                        .each("activity_id"))
                .containsExactly(id(nextDay), id(late), id(early));
        assertThat(api.get(path + "?activity_type=walk").total()).isEqualTo(3);
        assertThat(api.get(path + "?date=2024-06-10").total()).isEqualTo(3);
        api.get(path + "?date=2024-06-10&from=2024-06-10").expectProblem(400, "invalid-request", "date");
        api.get(path + "?date=2024-02-30").expectProblem(400, "invalid-request", "date");
    }

    @Test
    void aRangeOfDaysRespectsChangesToAndFromSummerTime() {
        var lastHourOf25 = Given.activity(api, org, "submitted_at", "2024-10-27T22:30:00Z");
        var firstHourAfter = Given.activity(api, org, "submitted_at", "2024-10-27T23:00:00Z");

        assertThat(list("&from=2024-10-27&to=2024-10-27").each("activity_id")).containsExactly(id(lastHourOf25));
        assertThat(list("&from=2024-10-28").each("activity_id")).containsExactly(id(firstHourAfter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T22:59:59Z", "9999-12-31T23:59:59Z"})
    void anActivityOfAnyYearIsEitherListedOrRejected(String submittedAt) {
        var answer = api.post(ACTIVITIES, Given.newActivity(org, "submitted_at", submittedAt));

        if (answer.status() == 201) {
            assertThat(list("").each("activity_id")).containsExactly(id(answer));
            assertThat(read(answer).text("submitted_at")).isEqualTo(submittedAt);
        } else {
            answer.expectProblem(422, "submitted-at-out-of-range", "submitted_at");
        }
    }

    private Answer ofContact(String contact, String type, String submittedAt) {
        return Given.activity(api, org, "contact_id", contact, "activity_type", type, "submitted_at", submittedAt);
    }

    private Answer list(String query) {
        return api.get(ACTIVITIES + "?org_id=" + org + query).expect(200);
    }

    private Answer read(Answer activity) {
        return api.get(path(activity)).expect(200);
    }

    private Answer change(Answer activity, Object body) {
        return api.put(path(activity), body);
    }

    private static String path(Answer activity) {
        return ACTIVITIES + "/" + id(activity);
    }

    private static String id(Answer activity) {
        return activity.text("activity_id");
    }
}
