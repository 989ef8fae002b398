package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The place of the page where activities are recorded, corrected, deleted and imported, in a real browser. */
class RecordPageTest {

    @AutoClose
    private final Screen screen = new Screen();

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);
    private final String chapter = Given.chapter(api, org, "Bergen", "Vestland");

    @Test
    void twoWhoCorrectTheSameActivityDoNotOverwriteEachOther() throws Exception {
        String id = activity("hours", 2, "participant_count", 5);
        open("record?tab=activities", "en");
        screen.until("document.querySelector(`.activity-tools a[href*='id=act-']`)");
        screen.evaluate("[...document.querySelectorAll('.activity-tools a')].pop().click()");
        screen.until("document.getElementById('hours')?.value === '2'");
        assertThat(screen.accessibilityFaults()).isEmpty();
        assertThat(screen.holds("document.querySelector('.form-end button').disabled"))
                .as("nothing to save")
                .isTrue();
        api.put(ACTIVITIES + "/" + id, object("hours", 4, "participant_count", 9))
                .expect(200);
        screen.fill("hours", "7.5");
        screen.fill("location", "Voss");
        submit();
        screen.until("document.querySelector('.conflict')");
        assertThat(screen.text(".conflict")).contains("Hours: 2 → 4 (you typed 7.5)", "Participants: 5 → 9");
        assertThat(screen.accessibilityFaults()).isEmpty();
        screen.evaluate("document.querySelector('.conflict button').click()");
        screen.until("!document.querySelector('.conflict')");
        submit();
        screen.until("document.querySelector('.form-end [data-color=success]')");
        var corrected = api.get(ACTIVITIES + "/" + id).expect(200);
        assertThat(corrected.at("/hours").doubleValue()).isEqualTo(7.5);
        assertThat(corrected.number("participant_count")).isEqualTo(9);
        assertThat(corrected.text("location")).isEqualTo("Voss");
        assertThat(screen.faults()).isEmpty();
    }

    @Test
    void anActivityIsDeletedUnlessSomebodyHasChangedItMeanwhile() throws Exception {
        String id = activity("hours", 2);
        open("record?tab=form&id=" + id, "en");
        screen.until("document.getElementById('hours')?.value === '2'");
        api.put(ACTIVITIES + "/" + id, object("hours", 4)).expect(200);
        delete();
        screen.until("document.querySelector('.conflict')");
        screen.evaluate("document.querySelectorAll('.conflict button')[1].click()");
        screen.until("document.getElementById('hours').value === '4'");
        delete();
        screen.shows("The activity is deleted");
        api.get(ACTIVITIES + "/" + id).expect(404);
    }

    /** In the page's language, at the field, with the server's own sentence. */
    @Test
    void whatIsWrongIsSaidAtItsField() throws Exception {
        String id = activity("hours", 2);
        open("record?tab=form&id=" + id, "nb");
        screen.until("document.getElementById('hours')?.value === '2'");
        screen.fill("contact_id", "a/b");
        submit();
        screen.until("document.getElementById('contact_id-error')");
        assertThat(screen.text("#contact_id-error")).startsWith("must have 1 to 200 characters");
        assertThat(screen.evaluate("document.getElementById('contact_id').getAttribute('aria-describedby')")
                        .stringValue())
                .isEqualTo("contact_id-error");
        assertThat(screen.text("[role=alert]")).contains("Noe er ikke fylt ut riktig", "Rett feltene");
        assertThat(screen.accessibilityFaults()).isEmpty();
    }

    @Test
    void whatMayBeRecordedAlreadyIsShownWhileOneTypes() throws Exception {
        activity("contact_id", "contact-7", "activity_type", "youth_club", "submitted_at", "2024-11-05T12:00:00Z");
        open("record", "en");
        screen.until("document.querySelector('.record-form')");
        screen.fill("submitted_at", "2024-11-05T18:00");
        screen.fill("activity_type", "youth_club");
        screen.fill("contact_id", "contact-7");
        screen.until("document.querySelector('.similar a')");
        assertThat(screen.text(".similar")).contains("Youth club, 5 Nov 2024", "Bergen");
        assertThat(screen.accessibilityFaults()).isEmpty();
    }

    @Test
    void aFileIsTriedAndImportedAndItsRejectedRowsAreOffered() throws Exception {
        open("record?tab=import", "en");
        screen.until("document.getElementById('import-file')");
        screen.evaluate("""
                (rows => {
                  const files = new DataTransfer();
                  files.items.add(new File([rows], 'rows.csv', {type: 'text/csv'}));
                  const input = document.getElementById('import-file');
                  input.files = files.files;
                  input.dispatchEvent(new Event('change', {bubbles: true}));
                })('Kontakt;Lokallag;Aktivitetstype;Dato;Timer;Deltakere\\n'
                  + 'contact-1;Bergen;youth_club;05.11.2024;2,5;12\\ncontact-2;Bergen;youth_club;05.11.2024;mange;12\\n')""");
        screen.until("!document.querySelector('.import .form-end button').disabled");
        screen.evaluate("document.querySelector('.import .form-end button').click()");
        screen.shows("Trial: done");
        assertThat(api.get(ACTIVITIES + "?org_id=" + org)
                        .at("/pagination/total")
                        .intValue())
                .isZero();
        screen.evaluate("document.querySelectorAll('.import .form-end button')[1].click()");
        screen.shows("Import: done");
        assertThat(screen.text(".import-progress .facts")).contains("Accepted\n1", "Rejected\n1");
        assertThat(screen.text(".import-progress")).contains("Get rejected rows");
        assertThat(api.get(ACTIVITIES + "?org_id=" + org)
                        .at("/pagination/total")
                        .intValue())
                .isEqualTo(1);
        assertThat(screen.accessibilityFaults()).isEmpty();
        assertThat(screen.faults()).isEmpty();
    }

    /** Of ten thousand activities the browser holds those in sight only, and the last one can be reached. */
    @Test
    void aLongListIsDrawnInPart() throws Exception {
        screen.onEveryPage("""
                const answer = window.fetch;
                window.fetch = (url, options) => {
                  if (!location.hash.includes('many=1') || !url.includes('/activities?')) return answer(url, options);
                  const first = Number(new URL(url, location.href).searchParams.get('after') ?? 0);
                  const data = Array.from({length: 1000}, (_, it) => ({activity_id: `act-${first + it}`, contact_id: 'contact-1',
                    chapter_id: 'chapter', activity_type: 'youth_club', submitted_at: '2024-11-05T12:00:00Z', hours: 1,
                    participant_count: 1, status: 'completed', version: 1}));
                  const next = first + 1000 < 10000 ? `${first + 1000}` : null;
                  return Promise.resolve(new Response(JSON.stringify({data, pagination: {total: 10000, next_after: next}})));
                };""");
        open("record?many=1&tab=activities", "en");
        screen.until("document.querySelector('.activity-list li')");
        screen.until("scrollTo(0, document.documentElement.scrollHeight) || "
                + "document.querySelector('.activity-list li:last-child').ariaPosInSet === '10000'");
        assertThat(screen.evaluate("document.querySelectorAll('.activity-list li').length")
                        .intValue())
                .isBetween(10, 100);
        assertThat(screen.text(".list-head")).contains("10,000 activities");
    }

    private String activity(Object... more) {
        var fields = new Object[more.length + 4];
        fields[0] = "chapter_id";
        fields[1] = chapter;
        fields[2] = "submitted_at";
        fields[3] = "2024-11-05T12:00:00Z";
        System.arraycopy(more, 0, fields, 4, more.length);
        return Given.activity(api, org, fields).text("activity_id");
    }

    private void submit() throws InterruptedException {
        screen.until("!document.querySelector('.form-end button').disabled");
        screen.evaluate("document.querySelector('.form-end button').click()");
    }

    private void delete() throws InterruptedException {
        screen.evaluate("document.querySelector('.form-end button[data-color=danger]').click()");
        screen.until("document.querySelector('dialog.confirm')");
        screen.evaluate("document.querySelector('dialog.confirm .ds-button').click()");
    }

    private void open(String view, String language) throws Exception {
        screen.remembers("language", language);
        screen.size(1280, 900);
        screen.open("%s/#/%s%sorg=%s&period=2024-q4"
                .formatted(SystemUnderTest.baseUrl(), view, view.contains("?") ? "&" : "?", org));
    }
}
