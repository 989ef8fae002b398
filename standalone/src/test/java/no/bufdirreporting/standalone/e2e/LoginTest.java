package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People log in to the page at an issuer, and may do there what their tokens would allow. */
class LoginTest {

    private static final String OWN = "org-own";
    private static final String OTHER = "org-other";
    private static final String COORDINATOR =
            "activities:read activities:write figures:read figures:run figures:submit";

    @TempDir
    static Path directory;

    private static LocalIssuer issuer;
    private static ApplicationProcess service;
    private static Api api;

    @AutoClose
    private final Screen screen = new Screen();

    @BeforeAll
    static void start() {
        issuer = LocalIssuer.opened();
        issuer.knows(new LoginServer.Person("kari", COORDINATOR, OWN, false));
        issuer.knows(new LoginServer.Person("ola", "activities:read figures:read", OWN, true));
        issuer.knows(new LoginServer.Person("revisor", "audit:read audit:run", null, false));
        service = ApplicationProcess.start(
                directory,
                Stream.concat(Stream.of(issuer.loginSettings()), Stream.of("--bufdir.privacy.suppress-below=5"))
                        .toArray(String[]::new));
        api = service.api();
        for (String org : new String[] {OWN, OTHER}) {
            api.put("/api/v1/organizations/" + org, object("name", "Laget " + org), Auditor.token())
                    .expect(201);
        }
        api.put("/api/v1/chapters/chapter-own", object("name", "Bergen", "org_id", OWN), Auditor.token())
                .expect(201);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void aCoordinatorSeesAndChangesWhatIsOfTheirOrganizationOnly() throws Exception {
        logIn("kari", "record?period=2024-q4");
        assertThat(screen.text(".person")).isEqualTo("kari Nordmann");
        assertThat(screen.text("select[name=org]")).isEqualTo("Laget org-own");
        assertThat(screen.evaluate("document.cookie").stringValue()).isEmpty();
        assertThat(screen.holds("document.querySelector(`.places a[href^='#/audit']`)"))
                .as("a link to the audit")
                .isFalse();
        assertThat(screen.holds("document.getElementById('actor')")).isFalse();
        assertThat(screen.accessibilityFaults()).isEmpty();

        screen.fill("chapter_id", "chapter-own");
        screen.fill("activity_type", "youth_club");
        screen.fill("contact_id", "contact-1");
        screen.evaluate("document.querySelector('.record-form .form-end button').click()");
        screen.until("document.querySelector(`.form-end [data-color=success]`)");
        assertThat(api.get(ACTIVITIES + "?org_id=" + OWN, Auditor.token())
                        .at("/pagination/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get(Auditor.EVENTS + "?type=ActivityRecorded&org_id=" + OWN, Auditor.token())
                        .at("/data/0/actor")
                        .stringValue())
                .isEqualTo("kari");

        screen.evaluate("location.hash = '#/overview?org=org-own&period=' + new Date().getFullYear(); null");
        screen.until("document.querySelector('.tile .figure')?.textContent === 'hidden'");
        assertThat(screen.text(".bars")).as("participants by chapter").contains("Bergen\nhidden");
        assertThat(screen.accessibilityFaults()).isEmpty();

        assertThat(status("GET", ACTIVITIES + "?org_id=" + OTHER, "")).isEqualTo("403 other-organization-forbidden");
        assertThat(status("GET", Auditor.EVENTS, "")).isEqualTo("403 forbidden");
        assertThat(status("PUT", "/api/v1/organizations/" + OWN, csrf())).isEqualTo("403 forbidden");
        assertThat(screen.faults()).isEmpty();
    }

    @Test
    void aChangeThatDoesNotComeFromThePageIsRefused() throws Exception {
        logIn("kari", "overview?period=2024-q4");
        assertThat(status("POST", ACTIVITIES, "")).isEqualTo("403 csrf-token-missing");
        assertThat(status("POST", ACTIVITIES, "of-another-session")).isEqualTo("403 csrf-token-missing");
        assertThat(status("POST", ACTIVITIES, csrf())).isEqualTo("400 invalid-request");
        assertThat(status("DELETE", "/session", "")).isEqualTo("403 csrf-token-missing");
    }

    @Test
    void whoLogsOutIsKnownNoMore() throws Exception {
        logIn("kari", "overview?period=2024-q4");
        screen.evaluate("document.querySelector('.person + button').click()");
        screen.until("document.querySelector('.login')");
        assertThat(status("GET", ACTIVITIES, "")).isEqualTo("401 unauthorized");
    }

    /** The access token is no JWT, so the ID token says what she may do: less than a coordinator. */
    @Test
    void whoMayOnlyReadIsOfferedNothingElse() throws Exception {
        logIn("ola", "record?tab=activities&period=2024-q4");
        screen.until("document.querySelector('.list-head')");
        assertThat(screen.text(".tabs")).isEqualTo("Activities\nRuns\nSubmissions");
        screen.evaluate("location.hash = location.hash.replace('activities', 'submissions'); null");
        screen.until("document.querySelector('.submit-row')");
        assertThat(screen.holds("document.querySelector('.submit-row button:not([hidden])')"))
                .isFalse();
        assertThat(status("POST", ACTIVITIES, csrf())).isEqualTo("403 forbidden");
    }

    @Test
    void anAuditorIsShownTheAudit() throws Exception {
        logIn("revisor", "overview?period=2024-q4");
        screen.until("document.querySelector('.timeline .event')");
        assertThat(screen.text(".places")).isEqualTo("Audit");
        assertThat(screen.text(".tabs")).contains("Verification");
    }

    @Test
    void aRefusedLoginEndsAtThePage() throws Exception {
        goToIssuer("overview?period=2024-q4");
        screen.evaluate("document.getElementById('nobody').click()");
        screen.until("document.querySelector('.login [role=alert]')");
        assertThat(screen.text(".login")).contains("The login did not succeed");
        assertThat(screen.evaluate("location.search").stringValue()).isEmpty();
    }

    @Test
    void clientsWithTokensHaveNoSession() {
        var answer = api.get(ACTIVITIES, issuer.token("activities:read", OWN)).expect(200);
        assertThat(answer.has("Set-Cookie")).isFalse();
        var session = api.get("/session", issuer.token("activities:read", OWN)).expect(200);
        assertThat(session.has("Set-Cookie")).isFalse();
        assertThat(session.at("/scopes/0").stringValue()).isEqualTo("activities:read");
        assertThat(session.at("/csrf_token").isNull()).isTrue();
        api.get(ACTIVITIES, "Cookie", "bufdir-session=forged").expectProblem(401, "unauthorized");
    }

    private void goToIssuer(String hash) throws Exception {
        screen.remembers("language", "en");
        screen.size(1440, 900);
        screen.open(service.baseUrl() + "/#/" + hash);
        screen.until("document.querySelector('.login a')");
        assertThat(screen.accessibilityFaults()).isEmpty();
        screen.evaluate("document.querySelector('.login a').click()");
        screen.until("document.getElementById('nobody')");
    }

    private void logIn(String person, String hash) throws Exception {
        goToIssuer(hash);
        screen.evaluate("document.getElementById('" + person + "').click()");
        screen.until("document.querySelector('main h1') && document.querySelector('.person')");
        assertThat(screen.evaluate("location.search").stringValue()).isEmpty();
    }

    private String csrf() throws InterruptedException {
        return screen.evaluate("fetch('/session').then(it => it.json()).then(it => it.csrf_token)")
                .stringValue();
    }

    /** What a script of the page is answered: the status, and the code of the problem. */
    private String status(String method, String path, String csrf) throws InterruptedException {
        return screen.evaluate("""
                        fetch('%s', {method: '%s', headers: {'Content-Type': 'application/json', ...('%3$s' ? {'X-CSRF-TOKEN': '%3$s'} : {})},
                          ...('%2$s' === 'GET' ? {} : {body: '{}'})})
                          .then(async it => `${it.status} ${(await it.json()).code}`)""".formatted(path, method, csrf)).stringValue();
    }
}
