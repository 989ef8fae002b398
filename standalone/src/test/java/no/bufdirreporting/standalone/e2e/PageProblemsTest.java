package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page shows when requests fail: the problem's detail and a way on, and no repetition of what is refused. */
class PageProblemsTest {

    /** Answers requests of one path as told, and counts them. */
    private static final String REFUSE = """
            window.asked = 0;
            window.refused = null;
            window.really ??= window.fetch;
            window.fetch = (url, options) => {
              if (!window.refused || !url.includes(window.refused.path)) return window.really(url, options);
              window.asked++;
              const {status, problem} = window.refused;
              if (status === 0) return Promise.reject(new TypeError('no network'));
              return Promise.resolve(new Response(JSON.stringify(problem), {status, headers: {'Retry-After': '1'}}));
            };
            """;

    @AutoClose
    private final Screen screen = new Screen();

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | form.token-form input
            403 | form.token-form input
            404 | a[href^='#/overview']
            422 | a[href^='#/overview']
            """)
    void aRefusalIsShownOnceWithAWayOn(int status, String wayOn) throws Exception {
        refuse("by-region", status);
        screen.until("document.querySelector('[role=alert]')");
        assertThat(screen.text("[role=alert]")).contains("Because of this.");
        assertThat(screen.holds("document.querySelector(`[role=alert] " + wayOn + "`)"))
                .isTrue();
        long asked = screen.evaluate("asked").longValue();
        Thread.sleep(2_500);
        assertThat(screen.evaluate("asked").longValue()).isEqualTo(asked);
        assertThat(screen.accessibilityFaults()).isEmpty();
        assertThat(screen.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503, Because of this.", "0, The service does not answer."})
    void whatPassesIsTriedAgain(int status, String detail) throws Exception {
        refuse("by-region", status);
        screen.shows(detail);
        screen.until("asked > 1");
        screen.evaluate("window.refused = null");
        screen.until("document.querySelector('.tiles')");
        assertThat(screen.holds("document.querySelector('[role=alert]')")).isFalse();
    }

    @Test
    void anUnknownPeriodIsRefusedByTheWatchAndNotAskedForAgain() throws Exception {
        open("report", "spring");
        screen.until("document.querySelector('[data-state=refused]')");
        assertThat(screen.text("[role=alert]")).contains("This cannot be done", "spring");
        screen.evaluate("window.refused = {path: '/watch', status: 422, problem: {}}");
        Thread.sleep(2_500);
        assertThat(screen.evaluate("asked").longValue()).isZero();
    }

    @Test
    void aWrongTokenCanBeReplaced() throws Exception {
        screen.remembers("language", "en");
        screen.open(address("audit", "2024"));
        screen.until("document.querySelector('form.token-form input')");
        enterToken("wrong");
        screen.shows("This needs a token");
        enterToken(Auditor.TOKEN);
        screen.until("document.querySelector('.timeline .event')");
    }

    private void enterToken(String token) throws InterruptedException {
        screen.evaluate("document.querySelector('form.token-form input').focus()");
        screen.type(token);
        screen.press("Enter");
    }

    private void refuse(String path, int status) throws Exception {
        open("record", "2024");
        screen.until("document.querySelector('form.record-form')");
        screen.evaluate("""
                window.refused = {path: '%s', status: %s,
                  problem: {title: 'Refused', status: %2$s, detail: 'Because of this.', code: 'x'}};
                location.hash = location.hash.replace('record', 'overview'); null""".formatted(path, status));
    }

    private void open(String place, String period) throws Exception {
        screen.remembers("language", "en");
        screen.onEveryPage(REFUSE);
        screen.open(address(place, period));
    }

    private String address(String place, String period) {
        return SystemUnderTest.baseUrl() + "/#/" + place + "?org=" + org + "&period=" + period;
    }
}
