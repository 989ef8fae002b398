package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warnings of writes, and what became of them. */
class QualityTest {

    private static final String IDENTITY_NUMBER = "01018000055";

    private final Api api = SystemUnderTest.api();
    private String org = "";
    private String chapter = "";

    @BeforeEach
    void organizationWithAChapter() {
        org = Given.organization(api);
        chapter = Given.chapter(api, org);
    }

    @Test
    void ordinaryActivityHasNoWarnings() {
        var created = record();
        assertThat(created.json().has("warnings")).isFalse();
        var corrected = api.put(pathOf(created), object("hours", 3)).expect(200);
        assertThat(corrected.json().has("warnings")).isFalse();
        assertThat(counts("2024")).isEmpty();
    }

    @Test
    void warningHasCodeFieldAndMessage() {
        var created = record("chapter_id", "chapter-nobody-registered");
        assertThat(created.at("/warnings").toString())
                .isEqualTo("[{\"code\":\"unknown_chapter\",\"field\":\"chapter_id\",\"message\":"
                        + "\"The chapter is not registered, so its region is unknown.\"}]");
    }

    @Test
    void everyFactThatLooksWrongIsWarnedOf() {
        var tomorrow = LocalDate.now(ZoneId.of("Europe/Oslo")).plusDays(1);
        assertThat(codes(record("submitted_at", tomorrow + "T12:00:00Z", "description", "Later")))
                .containsExactly("future_day");
        assertThat(codes(record(
                        "contact_id",
                        "p",
                        "submitted_at",
                        tomorrow + "T12:00:00Z",
                        "description",
                        "Later",
                        "status",
                        "planned")))
                .isEmpty();
        assertThat(codes(record("contact_id", "a", "hours", 24.5))).containsExactly("too_many_hours");
        assertThat(codes(record("contact_id", "b", "participant_count", 10_001)))
                .containsExactly("too_many_participants");
        assertThat(codes(record("contact_id", "c", "activity_type", "novel"))).containsExactly("unknown_activity_type");
        assertThat(codes(record("contact_id", "d", "description", "nr. " + IDENTITY_NUMBER)))
                .containsExactly("national_identity_number");
    }

    @Test
    void typesOfRulesAndOfDefinitionsAreKnown() {
        assertThat(codes(record("contact_id", "a", "activity_type", "youth_club")))
                .isEmpty();
        assertThat(codes(record("contact_id", "b", "activity_type", "training_session")))
                .isEmpty();
        assertThat(codes(record("contact_id", "c", "activity_type", "concern_report_received")))
                .isEmpty();
    }

    @Test
    void secondActivityOfContactTypeAndDayIsAPossibleDuplicate() {
        var first = record("submitted_at", "2024-11-05T00:30:00+01:00");
        var other = SystemUnderTest.api()
                .post(ACTIVITIES, body("submitted_at", "2024-11-05T23:30:00+01:00"))
                .expect(201);
        assertThat(codes(first)).isEmpty();
        assertThat(codes(other)).containsExactly("possible_duplicate");
        assertThat(codes(record("submitted_at", "2024-11-06T00:30:00+01:00"))).isEmpty();
        assertThat(counts("2024-11")).isEqualTo(Map.of("possible_duplicate", 1L));

        api.delete(pathOf(first)).expect(200);
        assertThat(counts("2024-11")).isEmpty();
    }

    /** Command sides do not know what another one has just written. */
    @Test
    @StandaloneOnly
    void ofEqualActivitiesAtTheSameTimeAllButOneAreWarnedOf() throws Exception {
        Callable<Answer> client = () -> SystemUnderTest.api()
                .post(ACTIVITIES, body(), "Prefer", "respond-async")
                .expect(202);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = clients.invokeAll(Collections.nCopies(8, client));
            int unwarned = 0;
            for (var answer : answers) {
                unwarned += codes(answer.get()).isEmpty() ? 1 : 0;
            }
            assertThat(unwarned).isEqualTo(1);
        }
    }

    @Test
    void manyMoreParticipantsThanUsualAreWarnedOf() {
        for (int n = 0; n < 20; n++) {
            record("contact_id", "contact-" + n, "participant_count", 3);
        }
        assertThat(codes(record("contact_id", "x", "participant_count", 60))).isEmpty();
        assertThat(codes(record("contact_id", "y", "participant_count", 61))).containsExactly("too_many_participants");
    }

    @Test
    void activityOfASubmittedPeriodIsWarnedOfUntilItIsSubmittedAgain() {
        var before = record("contact_id", "a");
        String submission = submit(object("org_id", org, "period_id", "2024-11", "submitted_by", "kari"));
        assertThat(codes(record("contact_id", "b"))).containsExactly("submitted_period");
        assertThat(codes(api.put(pathOf(before), object("submitted_at", "2024-12-05T12:00:00Z"))
                        .expect(200)))
                .as("moved out of it")
                .containsExactly("submitted_period");
        assertThat(counts("2024-11")).isEqualTo(Map.of("submitted_period", 1L));

        submit(object("org_id", org, "period_id", "2024-11", "submitted_by", "kari", "supersedes", submission));
        assertThat(counts("2024-11")).isEmpty();
    }

    @Test
    void strictWriteIsRefusedWithTheCodesAndChangesNothing() {
        var refused = api.post(
                        ACTIVITIES,
                        body("chapter_id", "chapter-nobody-registered", "hours", 99),
                        "Prefer",
                        "respond-async, handling=strict")
                .expectProblem(422, "warnings-refused", "chapter_id", "hours");
        assertThat(refused.at("/errors")
                        .valueStream()
                        .map(it -> it.required("code").stringValue()))
                .containsExactly("unknown_chapter", "too_many_hours");
        assertThat(list("").total()).isZero();

        var created = api.post(ACTIVITIES, body(), "Prefer", "handling=strict").expect(201);
        api.put(pathOf(created), object("hours", 99), "Prefer", "handling=\"strict\"")
                .expectProblem(422, "warnings-refused", "hours");
        assertThat(api.get(pathOf(created)).number("hours")).isZero();
        api.put(pathOf(created), object("hours", 99), "Prefer", "handling=lenient")
                .expect(200);
    }

    @Test
    void repeatedRequestHasTheWarningsOfTheFirst() {
        String key = Given.unique("key");
        var body = body("hours", 99);
        var first = api.post(ACTIVITIES, body, "Idempotency-Key", key).expect(201);
        assertThat(codes(first)).containsExactly("too_many_hours");
        record();
        api.put(pathOf(first), object("hours", 1)).expect(200);

        var repeat = api.post(ACTIVITIES, body, "Idempotency-Key", key, "Prefer", "handling=strict")
                .expect(201);
        assertThat(repeat.body()).isEqualTo(first.body());
    }

    @Test
    void correctionThatChangesNothingHasTheWarningsThatStand() {
        var created = record("hours", 99);
        String read = api.get(pathOf(created)).expect(200).body();
        assertThat(codes(api.put(pathOf(created), read).expect(200))).containsExactly("too_many_hours");
        assertThat(codes(api.put(pathOf(created), object("hours", 2)).expect(200)))
                .isEmpty();
        assertThat(counts("2024")).isEmpty();
    }

    @Test
    void answerOfAWriteCanBeSentBack() {
        var created = record("hours", 99);
        assertThat(api.put(pathOf(created), created.body()).expect(200).body()).isEqualTo(created.body());
    }

    @Test
    void qualityCountsEachCodeAndLinksToTheActivities() {
        for (int n = 0; n < 3; n++) {
            record("contact_id", "contact-" + n, "hours", 99, "chapter_id", "chapter-" + org);
        }
        record("contact_id", "x", "hours", 99, "submitted_at", "2024-12-01T12:00:00Z");
        var quality = quality("2024-11");
        assertThat(quality.text("org_id")).isEqualTo(org);
        assertThat(quality.text("period_start")).isEqualTo("2024-11-01");
        assertThat(quality.text("period_end")).isEqualTo("2024-11-30");
        assertThat(quality.at("/warnings").size()).isEqualTo(11);
        assertThat(counts("2024-11")).isEqualTo(Map.of("too_many_hours", 3L, "unknown_chapter", 3L));
        for (var count : quality.at("/warnings")) {
            var linked = api.get(count.required("link").stringValue()).expect(200);
            if (count.required("link").stringValue().startsWith(ACTIVITIES)) {
                assertThat(linked.total()).isEqualTo(count.required("count").longValue());
            }
        }

        api.put("/api/v1/chapters/chapter-" + org, object("name", "Late", "org_id", org))
                .expect(201);
        assertThat(counts("2024-11")).isEqualTo(Map.of("too_many_hours", 3L));
        assertThat(list("&warning=unknown_chapter").total()).isZero();
    }

    @Test
    void warnedActivitiesAreListedPageByPage() {
        var expected = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            expected.addFirst(
                    record("contact_id", "c" + n, "hours", 99, "submitted_at", "2024-11-0" + (n + 1) + "T12:00:00Z")
                            .text("activity_id"));
            record("contact_id", "d" + n);
        }
        var found = new ArrayList<String>();
        String path = "&warning=too_many_hours&limit=2";
        for (var page = list(path);
                ;
                page = list(path + "&after=" + page.at("/pagination/next_after").stringValue())) {
            assertThat(page.total()).isEqualTo(5);
            found.addAll(page.each("activity_id"));
            if (page.at("/pagination/next_after").isNull()) {
                break;
            }
        }
        assertThat(found).isEqualTo(expected);
        assertThat(list("&warning=too_many_hours&contact_id=c3").total()).isEqualTo(1);
        assertThat(list("&warning=too_many_hours&page=3&limit=2").each("activity_id"))
                .containsExactly(expected.getLast());
        api.get(ACTIVITIES + "?warning=nonsense").expectProblem(400, "invalid-request", "warning");
    }

    @Test
    void qualityNeedsAKnownOrganizationAndPeriod() {
        api.get("/api/v1/quality").expectProblem(400, "invalid-request", "org_id", "period_id");
        api.get("/api/v1/quality?org_id=org-x&period_id=2024").expectProblem(422, "unknown-organization", "org_id");
        api.get("/api/v1/quality?org_id=" + org + "&period_id=soon")
                .expectProblem(422, "unknown-reporting-period", "period_id");
    }

    @Test
    void regionThatDiffersInCaseOnlyIsWarnedOf() {
        String region = Given.unique("Vest");
        Given.chapter(api, org, "One", region);
        var other = chapter("Two", org, region.toLowerCase(Locale.ROOT));
        assertThat(codes(other)).containsExactly("region_spelling");
        assertThat(other.text("region")).isEqualTo(region.toLowerCase(Locale.ROOT));
        assertThat(counts("2024")).isEqualTo(Map.of("region_spelling", 2L));
        assertThat(codes(chapter("Three", Given.organization(api), region.toUpperCase(Locale.ROOT))))
                .as("of another organization")
                .isEmpty();
        api.put(
                        "/api/v1/chapters/" + Given.unique("chapter"),
                        object("name", "Four", "org_id", org, "region", region.toUpperCase(Locale.ROOT)),
                        "Prefer",
                        "handling=strict")
                .expectProblem(422, "warnings-refused", "region", "region");
    }

    private Answer chapter(String name, String owner, String region) {
        return api.put(
                        "/api/v1/chapters/" + Given.unique("chapter"),
                        object("name", name, "org_id", owner, "region", region))
                .expect(201);
    }

    private String submit(Map<String, Object> body) {
        return api.post("/api/v1/bufdir-aggregations/submitted-periods", body)
                .expect(201)
                .text("submitted_period_id");
    }

    private Map<String, Object> body(Object... fields) {
        var body = Given.newActivity(org, "chapter_id", chapter);
        body.putAll(object(fields));
        return body;
    }

    private Answer record(Object... fields) {
        return api.post(ACTIVITIES, body(fields)).expect(201);
    }

    private static String pathOf(Answer activity) {
        return ACTIVITIES + "/" + activity.text("activity_id");
    }

    private Answer list(String criteria) {
        return api.get(ACTIVITIES + "?org_id=" + org + criteria).expect(200);
    }

    private static List<String> codes(Answer answer) {
        return answer.at("/warnings")
                .valueStream()
                .map(it -> it.required("code").stringValue())
                .toList();
    }

    private Answer quality(String period) {
        return api.get("/api/v1/quality?org_id=" + org + "&period_id=" + period).expect(200);
    }

    /** The counts that are not 0. */
    private Map<String, Long> counts(String period) {
        var counts = new TreeMap<String, Long>();
        quality(period).at("/warnings").forEach(it -> {
            if (it.required("count").longValue() > 0) {
                counts.put(
                        it.required("code").stringValue(), it.required("count").longValue());
            }
        });
        return counts;
    }
}
