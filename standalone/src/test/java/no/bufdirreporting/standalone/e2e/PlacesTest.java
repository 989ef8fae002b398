package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five places of the page in a real browser: drawn without faults, accessible, and usable by keyboard alone. */
class PlacesTest {

    private static final Path SCREENSHOTS = Path.of("target", "page");
    private static final String PERIOD = "2024-q4";
    private static final List<String> VIEWS = List.of(
            "overview",
            "report",
            "record",
            "record?tab=activities",
            "record?tab=import",
            "record?tab=runs",
            "record?tab=submissions",
            "live",
            "live?wall=1",
            "audit",
            "audit?tab=past",
            "audit?tab=differences",
            "audit?tab=chain",
            "audit?tab=jobs");

    private static @Nullable String org;

    @AutoClose
    private final Screen screen = new Screen();

    private final Api api = SystemUnderTest.api();

    @BeforeEach
    void record() {
        if (org == null) {
            org = organization();
        }
    }

    private String organization() {
        String id = Given.organization(api);
        String oslo = Given.chapter(api, id, "Oslo", "Oslo");
        String bergen = Given.chapter(api, id, "Bergen", "Vestland");
        Given.chapter(api, id, "Alta", "Finnmark");
        Given.activity(
                api, id, "chapter_id", oslo, "activity_type", "youth_club", "participant_count", 1234, "hours", 3);
        Given.activity(
                api, id, "chapter_id", bergen, "activity_type", "senior_cafe", "participant_count", 40, "hours", 2);
        Given.activity(api, id, "chapter_id", "chapter-unknown", "status", "planned");
        Given.activity(api, id, "submitted_at", "2024-08-01T10:00:00Z", "chapter_id", oslo, "participant_count", 900);
        Given.completedAggregation(api, id, PERIOD);
        Given.completedAggregation(api, id, "2024-q3");
        Reports.aggregated(api, id, PERIOD);
        api.post(
                        Given.AGGREGATIONS + "/submitted-periods",
                        object("org_id", id, "period_id", "2024-q3", "submitted_by", "kari"))
                .expect(201);
        return id;
    }

    @ParameterizedTest
    @CsvSource({"390, light, nb", "768, dark, en", "1440, dark, nb", "1440, light, en"})
    void everyPlaceIsDrawnWithoutFaults(int width, String colours, String language) throws Exception {
        screen.remembers("language", language);
        screen.remembers("token", Auditor.TOKEN);
        screen.size(width, 900);
        screen.prefers(colours);
        screen.open(address(VIEWS.getFirst()));
        for (String view : VIEWS) {
            screen.evaluate("location.hash = '%s'; null".formatted(hash(view)));
            screen.until("document.querySelector('main h1') && !document.querySelector('.loading')");
            screen.until("!location.hash.startsWith('#/overview') || document.querySelector('.columns')");
            screen.save(SCREENSHOTS.resolve(
                    "%s-%s-%s-%s.png".formatted(view.replaceAll("\\W+", "-"), width, colours, language)));
            assertThat(screen.accessibilityFaults()).as(view).isEmpty();
            assertThat(screen.holds("document.documentElement.scrollWidth <= innerWidth"))
                    .as("fits its width: " + view)
                    .isTrue();
            assertThat(screen.holds("[...document.querySelectorAll('.activity-list li')]"
                            + ".every(it => it.scrollHeight <= it.clientHeight + 1)"))
                    .as("rows fit their height: " + view)
                    .isTrue();
        }
        assertThat(screen.faults()).isEmpty();
        assertThat(screen.evaluate("performance.getEntriesByType('resource').map(it => it.name)"
                                + ".filter(it => !it.startsWith(location.origin) && !it.startsWith('data:')).join()")
                        .stringValue())
                .as("resources of other origins")
                .isEmpty();
    }

    /** Compressed, with the headers, until all figures and charts are there. */
    @Test
    void theFirstViewIsSmall() throws Exception {
        screen.open(address("overview"));
        screen.until("document.querySelector('.columns')");
        assertThat(screen.evaluate("[...performance.getEntriesByType('navigation'),"
                                + " ...performance.getEntriesByType('resource')]"
                                + ".reduce((sum, it) => sum + it.transferSize, 0)")
                        .longValue())
                .isBetween(50_000L, 200_000L);
    }

    @Test
    void aFigureIsExplainedByKeyboardAlone() throws Exception {
        screen.remembers("language", "en");
        screen.remembers("token", Auditor.TOKEN);
        screen.size(1440, 900);
        screen.open(address("report"));
        screen.until("document.getElementById('totalt/antall_deltakere/value')");
        for (int tabs = 0; tabs < 60 && !screen.holds("document.activeElement.matches('.figure-link')"); tabs++) {
            screen.press("Tab");
        }
        screen.press("Enter");
        screen.until("document.querySelector('dialog[open] .adds-up')");
        assertThat(screen.text("dialog")).contains("2 activities are counted", "the figure is right", "Youth club");
        assertThat(screen.accessibilityFaults()).isEmpty();
        screen.press("Escape");
        screen.until("!document.querySelector('dialog')");
        assertThat(screen.holds("document.activeElement.matches('.figure-link')"))
                .isTrue();
    }

    @Test
    void aRecordedActivityChangesTheReportAndIsAnnounced() throws Exception {
        String own = Given.organization(api);
        Given.chapter(api, own, "Oslo", "Oslo");
        Reports.aggregated(api, own, PERIOD);
        screen.remembers("language", "en");
        screen.open(SystemUnderTest.baseUrl() + "/#/report?org=" + own + "&period=" + PERIOD);
        screen.until("document.querySelector('[data-state=open]')");
        Given.activity(api, own, "participant_count", 17);
        screen.until("document.getElementById('totalt/antall_deltakere/value')?.textContent === '17'");
        screen.until("document.getElementById('announcements').textContent.includes('is now 17')");
    }

    private static String address(String view) {
        return SystemUnderTest.baseUrl() + "/" + hash(view);
    }

    private static String hash(String view) {
        String choice = "org=" + org + "&period=" + PERIOD;
        return "#/" + view + (view.contains("?") ? "&" : "?") + choice;
    }
}
