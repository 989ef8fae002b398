package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The place of the page that shows a report live, in a real browser. */
class WatchPageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String VALUE = "totalt/antall_deltakere/value";

    @AutoClose
    private final Screen screen = new Screen();

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @BeforeEach
    void chooseLanguage() throws Exception {
        screen.remembers("language", "nb");
    }

    @Test
    void itShowsEachFieldAndWhatChanges() throws Exception {
        Given.activity(api, org, "participant_count", 1234);
        Given.activity(api, org, "submitted_at", "2023-05-01T12:00:00Z", "hours", 2.5);
        Reports.aggregated(api, org, "2024");
        try (var relay = new Relay(SystemUnderTest.baseUrl())) {
            screen.open(page(relay.baseUrl()));
            shows("Tilkoblet", "connection");
            shows("1\u00a0234", VALUE);
            shows("2,5", "totalt/timer/prior_period_value");
            shows("–", "eldre/timer_eldre/value");
            shows("Tallene er oppdatert", "validity");
            assertThat(api.get("/").expect(200).header("Cache-Control")).isEqualTo("no-cache");
            assertThat(text("main caption")).isEqualTo("Totalt");
            assertThat(text("main th + th")).isEqualTo("Verdi");
            assertThat(text("select[name=org] option:checked")).isEqualTo("Test");

            Given.activity(api, org, "participant_count", 6);
            shows("1\u00a0240", VALUE);
            assertThat(screen.evaluate(
                                    "[...document.querySelectorAll('.changed .figure-link span')].map(it => it.id).join()")
                            .stringValue())
                    .startsWith("totalt/antall_aktiviteter/value,totalt/antall_deltakere/value")
                    .doesNotContain("eldre");

            relay.disconnect();
            shows("Frakoblet, kobler til igjen …", "connection");
            Given.activity(api, org, "participant_count", 60);
            relay.connect(SystemUnderTest.baseUrl());
            shows("1\u00a0300", VALUE);
            shows("Tilkoblet", "connection");
            assertThat(screen.evaluate("performance.getEntriesByType('resource').map(it => it.name)"
                                    + ".filter(it => !it.startsWith(location.origin))"
                                    + ".filter(it => !it.startsWith('data:')).join()")
                            .stringValue())
                    .as("resources of other origins")
                    .isEmpty();
        }
    }

    @Test
    void aMissingReportCanBeRequested() throws Exception {
        Given.activity(api, org, "participant_count", 17);
        screen.open(page(SystemUnderTest.baseUrl()));
        shows("Ingen rapport ennå", "validity");
        screen.evaluate("document.getElementById('aggregate').click()");
        shows("17", VALUE);
        shows("Tallene er oppdatert", "validity");
        assertThat(screen.evaluate("document.getElementById('aggregate') === null")
                        .booleanValue())
                .isTrue();
    }

    /** The page says why it was rejected, and tries again, as 503 is no lasting answer. */
    @Test
    void aRejectedConnectionIsRetried() throws Exception {
        Given.activity(api, org, "participant_count", 5);
        Reports.aggregated(api, org, "2024");
        var refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        refusing.start();
        try (var relay = new Relay(SystemUnderTest.baseUrl())) {
            screen.open(page(relay.baseUrl()));
            shows("5", VALUE);
            relay.connect("http://localhost:" + refusing.getAddress().getPort());
            relay.cut();
            shows("Frakoblet, kobler til igjen …", "connection");
            await().atMost(PATIENCE).until(() -> text("[role=alert] h2").equals("Tjenesten er opptatt"));
            Given.activity(api, org, "participant_count", 6);
            relay.disconnect();
            relay.connect(SystemUnderTest.baseUrl());
            shows("11", VALUE);
            shows("Tilkoblet", "connection");
        } finally {
            refusing.stop(0);
        }
    }

    private String page(String baseUrl) {
        return baseUrl + "/#/report?org=" + org + "&period=2024";
    }

    /** Waits until the element with the id has the text. */
    private void shows(String text, String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text("[id=\"" + id + "\"]")).isEqualTo(text));
    }

    private String text(String selector) throws InterruptedException {
        return screen.evaluate("document.querySelector('%s')?.textContent ?? ''".formatted(selector))
                .stringValue();
    }
}
