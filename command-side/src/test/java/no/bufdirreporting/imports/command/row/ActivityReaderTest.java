package no.bufdirreporting.imports.command.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.ReadRow.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Chapters CHAPTERS = new Chapters(
            Set.of("lc-bergen", "lc-1", "lc-2"),
            Map.of("Bergen", List.of("lc-bergen"), "Oslo", List.of("lc-1", "lc-2")));

    @Test
    void emptyCellsAreAsInTheApi() {
        var row = accepted("Kontakt,Lokallag,Aktivitetstype", "kari", "lc-bergen", "kafe");
        assertThat(row.value().facts())
                .isEqualTo(new ActivityFacts(
                        "kari",
                        "lc-bergen",
                        "kafe",
                        NOW,
                        BigDecimal.ZERO,
                        1,
                        ActivityStatus.COMPLETED,
                        null,
                        null,
                        null));
        assertThat(row.value().timed()).isFalse();
        assertThat(row.key()).isNull();
    }

    @Test
    void headersAreReadInBothLanguagesAndAnyCase() {
        var row = accepted("CONTACT_ID, lokallag* ,Aktivitetstype,nøkkel", " kari ", "lc-1", "kafe", "rad-1");
        assertThat(row.value().facts().contactId()).isEqualTo("kari");
        assertThat(row.value().facts().chapterId()).isEqualTo("lc-1");
        assertThat(row.key()).isEqualTo("rad-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2,5         | 2.5
            2.50        | 2.5
            1 234,5     | 1234.5
            1\u00A0234  | 1234
            0           | 0
            """)
    void hoursAreReadAsPeopleWriteThem(String written, BigDecimal hours) {
        assertThat(row("Timer", written).value().facts().hours()).isEqualByComparingTo(hours);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Timer     | tre       | is not a number such as 2,5 or 2.5
            Timer     | 1.234,5   | is not a number such as 2,5 or 2.5
            Timer     | 12 34     | is not a number such as 2,5 or 2.5
            Timer     | 1,234     | has more than two decimals
            Timer     | -1        | is negative
            Timer     | 9999999999| is too large
            Timer     | #REF!     | is an error of the spreadsheet
            Deltakere | 12,5      | is not a whole number such as 12
            Deltakere | mange     | is not a whole number such as 12
            Dato      | i går     | is not a day such as 31.12.2025 or 2025-12-31
            Dato      | 31.02.2025| is no day or time that exists
            Dato      | 05/11/2025| is not a day such as 31.12.2025 or 2025-12-31
            Dato      | 05.11.25  | is not a day such as 31.12.2025 or 2025-12-31
            Dato      | 2025      | is not a day such as 31.12.2025 or 2025-12-31
            Status    | ferdig    | is none of gjennomført, planlagt, avlyst, completed, planned, cancelled
            Organisasjon | org-2  | is not the organization of this import, org-1
            """)
    void wrongCellIsNamedWithItsValueAndTheReason(String column, String value, String reason) {
        var rejected = rejected("Kontakt,Lokallag,Aktivitetstype," + column, "kari", "lc-1", "kafe", value);
        assertThat(rejected.errors()).containsExactly(new CellError(column, value, reason));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var rejected = rejected("Kontakt,Lokallag,Aktivitetstype,Dato,Timer", "", "Oslo", "a/b", "i dag", "x");
        assertThat(rejected.errors())
                .extracting(CellError::column)
                .containsExactly("Kontakt", "Lokallag", "Aktivitetstype", "Dato", "Timer");
        assertThat(rejected.errors().getFirst()).hasToString("Kontakt: is missing");
        assertThat(rejected.errors().get(1))
                .hasToString("Lokallag: \"Oslo\" is the name of 2 chapters; write the id of one");
    }

    @Test
    void idThatASpreadsheetHasShortenedIsRejected() {
        assertThat(rejected("Kontakt,Lokallag,Aktivitetstype", "4,79E+10", "lc-1", "kafe")
                        .errors())
                .singleElement()
                .asString()
                .contains("format the column as text");
    }

    @ParameterizedTest
    @CsvSource({
        "05.11.2024, 2024-11-05T11:00:00Z",
        "5.7.2024, 2024-07-05T10:00:00Z",
        "05.11.2024 18:30, 2024-11-05T17:30:00Z",
        "05.11.2024 kl. 18.30, 2024-11-05T17:30:00Z",
        "2024-11-05, 2024-11-05T11:00:00Z",
        "2024-11-05T18:30:15, 2024-11-05T17:30:15Z",
        "2024-11-05 18:30, 2024-11-05T17:30:00Z",
        "2024-11-05T18:30:00+02:00, 2024-11-05T16:30:00Z",
        "2024-11-05T18:30:00.5Z, 2024-11-05T18:30:00.500Z",
        "45601, 2024-11-05T11:00:00Z",
        "45601.75, 2024-11-05T17:00:00Z",
    })
    void daysAndTimesAreThoseOfOslo(String written, Instant at) {
        assertThat(row("Dato", written).value().facts().submittedAt()).isEqualTo(at);
    }

    @Test
    void serialNumbersOfOldMacsBeginLater() {
        assertThat(Dates.parse("44139", 1462)).isEqualTo(Dates.parse("45601", 0));
    }

    @Test
    void chapterIsNamedByIdOrExactName() {
        assertThat(accepted("Kontakt,Lokallag,Aktivitetstype", "k", "Bergen", "t")
                        .value()
                        .facts()
                        .chapterId())
                .isEqualTo("lc-bergen");
        assertThat(accepted("Kontakt,Lokallag,Aktivitetstype", "k", "bergen", "t")
                        .value()
                        .facts()
                        .chapterId())
                .isEqualTo("bergen");
    }

    @Test
    void registeringAChapterLaterChangesNoContent() {
        var titles = List.of("Kontakt", "Lokallag", "Aktivitetstype", "Dato");
        var row = new SheetRow(2, List.of("kari", "Bergen", "kafe", "05.11.2024"));
        var header = Header.of(ImportKind.ACTIVITIES, titles);
        var before = new ActivityReader(header, "org-1", new Chapters(Set.of(), Map.of()), NOW, 0).read(row);
        var after = new ActivityReader(header, "org-1", CHAPTERS, NOW, 0).read(row);

        assertThat(after).isNotEqualTo(before);
        assertThat(((Accepted<ActivityRow>) after).content()).isEqualTo(((Accepted<ActivityRow>) before).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gjennomført", "Gjennomført", "completed"})
    void statusIsReadInBothLanguages(String written) {
        assertThat(row("Status", written).value().facts().status()).isEqualTo(ActivityStatus.COMPLETED);
        assertThat(row("Status", "avlyst").value().facts().status()).isEqualTo(ActivityStatus.CANCELLED);
    }

    @Test
    void textsAreNormalized() {
        assertThat(row("Beskrivelse", " Ba\u030At\u00A0").value().facts().description())
                .isEqualTo("B\u00E5t");
        assertThat(row("Sted", "  ").value().facts().location()).isNull();
    }

    @Test
    void longValueIsShownShortened() {
        assertThat(rejected("Kontakt,Lokallag,Aktivitetstype,Timer", "k", "l", "t", "x".repeat(500))
                        .errors())
                .singleElement()
                .satisfies(it -> assertThat(it.value()).hasSize(61).endsWith("…"));
    }

    private static Accepted<ActivityRow> row(String column, String value) {
        return accepted("Kontakt,Lokallag,Aktivitetstype," + column, "kari", "lc-1", "kafe", value);
    }

    private static Accepted<ActivityRow> accepted(String header, String... cells) {
        var result = read(header, cells);
        assertThat(result).isInstanceOf(Accepted.class);
        return (Accepted<ActivityRow>) result;
    }

    private static Rejected<ActivityRow> rejected(String header, String... cells) {
        return (Rejected<ActivityRow>) read(header, cells);
    }

    private static ReadRow<ActivityRow> read(String header, String... cells) {
        var titles = new ArrayList<>(List.of(header.split(",")));
        return new ActivityReader(Header.of(ImportKind.ACTIVITIES, titles), "org-1", CHAPTERS, NOW, 0)
                .read(new SheetRow(2, List.of(cells)));
    }
}
