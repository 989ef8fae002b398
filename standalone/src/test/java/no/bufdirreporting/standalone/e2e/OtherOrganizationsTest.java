package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static no.bufdirreporting.standalone.e2e.Given.DISTRIBUTIONS;
import static no.bufdirreporting.standalone.e2e.Given.newActivity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A token confines its holder to its organizations, on every endpoint. There is the same of two organizations. */
@StandaloneOnly
class OtherOrganizationsTest {

    private static final String SUBMISSIONS = AGGREGATIONS + "/submitted-periods";
    private static final String REPORTS = "/api/v1/aggregated-report-data";
    private static final String SCOPES =
            "activities:read activities:write figures:read figures:run figures:submit" + " reference:write audit:read";

    @TempDir
    static Path directory;

    private static LocalIssuer issuer;
    private static ApplicationProcess service;
    private static Api api;
    private static Things own;
    private static Things other;

    /** Something of each kind of one organization. */
    private record Things(
            String org,
            String chapter,
            String activity,
            String aggregation,
            String distribution,
            String submission,
            String snapshot,
            String job) {

        static Things of(String org) {
            String[] token = issuer.token(SCOPES, org);
            api.put("/api/v1/organizations/" + org, object("name", "Test"), token)
                    .expect(201);
            String chapter = Given.unique("chapter");
            api.put("/api/v1/chapters/" + chapter, object("name", "Test", "org_id", org), token)
                    .expect(201);
            var activity = newActivity(
                    org, "chapter_id", chapter, "contact_id", "contact-of-both", "activity_type", "unheard_of");
            var aggregation = object("org_id", org, "reporting_period_id", "2024-q4");
            var distribution = object("org_id", org, "period_id", "2024-q4", "breakdown_type", "region");
            var submission = object("org_id", org, "period_id", "2024-q4", "submitted_by", "kari");
            String id = api.post(ACTIVITIES, activity, token).expect(201).text("activity_id");
            var report = api.post(REPORTS, object("organization_id", org, "period_id", "2024"), token)
                    .expect(202);
            var things = new Things(
                    org,
                    chapter,
                    id,
                    api.post(AGGREGATIONS, aggregation, token).expect(202).text("id"),
                    api.post(DISTRIBUTIONS, distribution, token).expect(201).text("id"),
                    api.post(SUBMISSIONS, submission, token).expect(201).text("submitted_period_id"),
                    report.text("snapshot_id"),
                    report.text("job_id"));
            await().until(() -> api.get(AGGREGATIONS + "/" + things.aggregation() + "/metrics", token)
                            .status()
                    == 200);
            await().until(() -> api.get(REPORTS + "/" + things.snapshot(), token)
                    .text("snapshot_status")
                    .equals("current"));
            return things;
        }

        /** The paths that begin with an id of one of the things. */
        Stream<String> paths() {
            return Stream.of(
                    "/api/v1/organizations/" + org,
                    "/api/v1/chapters/" + chapter,
                    ACTIVITIES + "/" + activity,
                    AGGREGATIONS + "/" + aggregation,
                    AGGREGATIONS + "/" + aggregation + "/metrics",
                    DISTRIBUTIONS + "/" + distribution,
                    SUBMISSIONS + "/" + submission,
                    REPORTS + "/" + snapshot,
                    REPORTS + "/jobs/" + job,
                    ACTIVITIES + "/" + activity + "?as_of=position:1000",
                    AGGREGATIONS + "/" + aggregation + "/explanation",
                    DISTRIBUTIONS + "/" + distribution + "/explanation",
                    REPORTS + "/" + snapshot + "/explanation?field_key=antall_aktiviteter",
                    "/api/v1/audit/history/" + activity);
        }
    }

    @BeforeAll
    static void start() {
        issuer = LocalIssuer.opened();
        service = ApplicationProcess.start(directory, issuer.settings());
        api = service.api();
        own = Things.of("org-own");
        other = Things.of("org-other");
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    private static String[] token(String... headers) {
        return Stream.concat(Stream.of(issuer.token(SCOPES, own.org())), Stream.of(headers))
                .toArray(String[]::new);
    }

    private static Answer get(String path) {
        return api.get(path, token());
    }

    @Test
    void whatIsOfAnotherOrganizationIsNotFoundByItsId() {
        long head = head();
        own.paths()
                .map(it -> at(it, head))
                .forEach(it -> assertThat(get(it).status()).as(it).isEqualTo(200));
        other.paths().map(it -> at(it, head)).forEach(it -> get(it).expectProblem(404, "not-found"));
        for (String run :
                List.of(AGGREGATIONS + "/" + other.aggregation(), DISTRIBUTIONS + "/" + other.distribution())) {
            get(run + "/differences").expectProblem(404, "not-found");
            get(run + "?as_of=position:" + head).expectProblem(404, "not-found");
        }
        get(AGGREGATIONS + "/" + other.aggregation() + "/metrics?as_of=position:" + head)
                .expectProblem(404, "not-found");
        get(REPORTS + "/" + other.snapshot() + "?as_of=position:" + head).expectProblem(404, "not-found");
        get(REPORTS + "/" + other.snapshot() + "/differences").expectProblem(404, "not-found");
        get(AGGREGATIONS + "/" + own.aggregation() + "/differences?against_id=" + other.aggregation())
                .expectProblem(422, "unknown-run", "against_id");
    }

    private static long head() {
        return api.get("/api/v1/audit/chain", Auditor.token()).expect(200).number("position");
    }

    private static String at(String path, long head) {
        return path.replace("position:1000", "position:" + head);
    }

    @Test
    void nothingOfAnotherOrganizationCanBeChanged() {
        String activity = ACTIVITIES + "/" + other.activity();
        api.put(activity, object("hours", 9), token()).expectProblem(404, "not-found");
        api.put(activity, object("hours", 9), token("If-Match", "\"77\"")).expectProblem(404, "not-found");
        api.delete(activity, token()).expectProblem(404, "not-found");
        api.put(
                        AGGREGATIONS + "/" + other.aggregation(),
                        object("org_id", own.org(), "reporting_period_id", "2024-q4", "force_refresh", true),
                        token())
                .expectProblem(404, "not-found");
        api.delete(AGGREGATIONS + "/" + other.aggregation(), token()).expectProblem(404, "not-found");
        api.put(
                        DISTRIBUTIONS + "/" + other.distribution(),
                        object("org_id", own.org(), "period_id", "2024-q4", "force_refresh", true),
                        token())
                .expectProblem(404, "not-found");
        api.delete(DISTRIBUTIONS + "/" + other.distribution(), token()).expectProblem(404, "not-found");
        api.put(REPORTS + "/" + other.snapshot(), object("invalidate_cache", true, "reason", "x"), token())
                .expectProblem(404, "not-found");
        api.delete(REPORTS + "/" + other.snapshot(), token()).expectProblem(404, "not-found");
        api.post(
                        SUBMISSIONS + "/" + other.submission() + "/withdrawal",
                        object("reason", "x", "withdrawn_by", "kari"),
                        token())
                .expectProblem(404, "not-found");
        api.put("/api/v1/organizations/" + other.org(), object("name", "Mine"), token())
                .expectProblem(404, "not-found");
        api.put("/api/v1/organizations/org-of-nobody", object("name", "Mine"), token())
                .expectProblem(404, "not-found");
        api.put("/api/v1/chapters/" + other.chapter(), object("name", "Mine", "org_id", own.org()), token())
                .expectProblem(404, "not-found");
    }

    @Test
    void namingAnotherOrganizationIsForbidden() {
        String org = other.org();
        Stream.of(
                        ACTIVITIES + "?org_id=" + org,
                        ACTIVITIES + "?changed_since=0&org_id=" + org,
                        "/api/v1/chapters?org_id=" + org,
                        AGGREGATIONS + "?org_id=" + org,
                        AGGREGATIONS + "/activities?start=2024-01-01&end=2024-12-31&org_id=" + org,
                        AGGREGATIONS + "/last-submitted-period?org_id=" + org,
                        SUBMISSIONS + "?org_id=" + org,
                        DISTRIBUTIONS + "?org_id=" + org,
                        DISTRIBUTIONS + "/by-region?period_id=2024&org_id=" + org,
                        DISTRIBUTIONS + "/by-local-chapter?period_id=2024&org_id=" + org,
                        DISTRIBUTIONS + "/by-region?period_id=2024&as_of=position:1&org_id=" + org,
                        "/api/v1/quality?period_id=2024&org_id=" + org,
                        REPORTS + "?organization_id=" + org,
                        REPORTS + "/watch?period_id=2024&organization_id=" + org,
                        "/api/v1/audit/events?org_id=" + org,
                        "/api/v1/audit/events/export?org_id=" + org)
                .forEach(it -> get(it).expectProblem(403, "other-organization-forbidden"));
        assertForbidden(ACTIVITIES, newActivity(org));
        assertForbidden(ACTIVITIES, newActivity(org, "chapter_id", own.chapter()));
        assertForbidden(AGGREGATIONS, object("org_id", org, "reporting_period_id", "2024"));
        assertForbidden(
                AGGREGATIONS,
                object("org_id", org, "range", object("start", "2024-01-01T00:00:00Z", "end", "2024-02-01T00:00:00Z")));
        assertForbidden(SUBMISSIONS, object("org_id", org, "period_id", "2024", "submitted_by", "kari"));
        assertForbidden(DISTRIBUTIONS, object("org_id", org, "period_id", "2024", "breakdown_type", "region"));
        assertForbidden(REPORTS, object("organization_id", org, "period_id", "2024"));
        assertForbidden(REPORTS + "/watch/tickets", object("organization_id", org, "period_id", "2024"));
        api.put("/api/v1/chapters/chapter-new", object("name", "New", "org_id", org), token())
                .expectProblem(403, "other-organization-forbidden");
    }

    private static void assertForbidden(String path, Map<String, @Nullable Object> body) {
        api.post(path, body, token()).expectProblem(403, "other-organization-forbidden");
    }

    @Test
    void aChapterNamesItsOrganization() {
        var body = newActivity("", "chapter_id", other.chapter());
        body.remove("org_id");
        assertForbidden(ACTIVITIES, body);
        body.put("chapter_id", "chapter-nobody-registered");
        assertForbidden(ACTIVITIES, body);
        body.put("chapter_id", own.chapter());
        api.post(ACTIVITIES, body, token()).expect(201);
        var refused = api.post(ACTIVITIES, newActivity(own.org(), "chapter_id", other.chapter()), token())
                .expectProblem(422, "chapter-of-other-organization", "org_id");
        assertThat(refused.body()).doesNotContain(other.org() + "'");
    }

    @Test
    void listsHaveWhatIsOfTheOwnOrganizationOnly() {
        for (String list : List.of(
                ACTIVITIES,
                ACTIVITIES + "?warning=unknown_activity_type",
                ACTIVITIES + "/contact/contact-of-both/across-chapters",
                ACTIVITIES + "/contact/contact-of-both/by-type?activity_type=unheard_of",
                "/api/v1/organizations",
                "/api/v1/chapters",
                AGGREGATIONS,
                DISTRIBUTIONS,
                SUBMISSIONS)) {
            assertOwn(list, "org_id", issuer.token(SCOPES, own.org()), List.of(own.org()));
            assertOwn(list, "org_id", issuer.token(SCOPES, List.of(own.org(), "org-of-nobody")), List.of(own.org()));
            assertOwn(
                    list,
                    "org_id",
                    issuer.token(SCOPES, List.of(own.org(), other.org())),
                    List.of(own.org(), other.org()));
        }
        assertOwn(REPORTS, "organization_id", token(), List.of(own.org()));
    }

    private static void assertOwn(String list, String field, String[] token, List<String> organizations) {
        var page = api.get(list, token).expect(200);
        assertThat(page.each(field)).as(list).hasSameElementsAs(organizations);
        assertThat(page.total()).as(list).isEqualTo(page.each(field).size());
    }

    @Test
    void changesAndEventsAreOfTheOwnOrganizationOnly() {
        var changed = get(ACTIVITIES + "?changed_since=0&limit=500").expect(200);
        assertThat(changed.each("org_id")).isNotEmpty().containsOnly(own.org());
        assertThat(get("/api/v1/audit/events?limit=500").expect(200).each("org_id"))
                .isNotEmpty()
                .containsOnly(own.org());
        assertThat(get("/api/v1/audit/events/export").expect(200).body().lines())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(JsonMapper.shared()
                                .readTree(it)
                                .required("org_id")
                                .stringValue())
                        .isEqualTo(own.org()));
        assertThat(api.get("/api/v1/audit/events?limit=500", issuer.token("audit:read", null))
                        .each("type"))
                .contains("CategoriesDefined");
    }

    @Test
    void keysOfDifferentOrganizationsAreDifferentKeys() {
        var mine = newActivity(own.org(), "contact_id", "contact-key");
        var theirs = newActivity(other.org(), "contact_id", "contact-key");
        String[] key = {"Idempotency-Key", "the-same-key"};
        String id = api.post(ACTIVITIES, mine, token(key)).expect(201).text("activity_id");
        var forbidden = api.post(ACTIVITIES, theirs, token(key)).expectProblem(403, "other-organization-forbidden");
        assertThat(forbidden.body()).doesNotContain(id);
        String[] otherToken = Stream.concat(Stream.of(issuer.token(SCOPES, other.org())), Stream.of(key))
                .toArray(String[]::new);
        assertThat(api.post(ACTIVITIES, theirs, otherToken).expect(201).text("activity_id"))
                .isNotEqualTo(id);
        api.post(ACTIVITIES, mine, otherToken).expectProblem(403, "other-organization-forbidden");
        assertThat(api.post(ACTIVITIES, mine, token(key)).expect(201).text("activity_id"))
                .isEqualTo(id);
    }

    @Test
    void aTicketIsGoodForItsWatchAndForNothingElse() throws Exception {
        var ticket = api.post(
                        REPORTS + "/watch/tickets", object("organization_id", own.org(), "period_id", "2024"), token())
                .expect(201);
        String path = REPORTS + "/watch?ticket=" + ticket.text("ticket");
        assertThat(ticket.header("Location")).isEqualTo(path);
        assertThat(ticket.text("expires_at")).endsWith("Z");

        String id;
        try (var watching = Watching.at(service.baseUrl(), path)) {
            var first = watching.next("snapshot");
            assertThat(first.data().required("snapshot_id").stringValue()).isEqualTo(own.snapshot());
            id = first.id();
        }
        try (var again = Watching.at(service.baseUrl(), path + "&last_event_id=" + id)) {
            api.post(ACTIVITIES, newActivity(own.org(), "contact_id", "contact-ticket"), token())
                    .expect(201);
            assertThat(again.next().name()).isNotEqualTo("snapshot");
        }
        api.get(path + "&period_id=2023").expectProblem(400, "invalid-request", "period_id");
        api.get(path + "&organization_id=" + other.org()).expectProblem(400, "invalid-request", "organization_id");
        api.get(path + "x").expectProblem(401, "unauthorized");
        api.get(REPORTS + "?ticket=" + ticket.text("ticket")).expectProblem(401, "unauthorized");
        api.get(ACTIVITIES, LocalIssuer.header(ticket.text("ticket"))).expectProblem(401, "unauthorized");
        assertThat(service.output()).doesNotContain(ticket.text("ticket"));
    }
}
