package no.bufdirreporting.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionHistoryTest {

    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 1);
    private static final RegionHistory VIKEN = RegionHistory.always("Viken", "Lillestrøm");
    private static final RegionHistory SPLIT = VIKEN.from(JANUARY, "Akershus", "Lillestrøm");

    @ParameterizedTest
    @CsvSource({
        "1900-01-01, Viken",
        "2023-12-31, Viken",
        "2024-01-01, Akershus",
        "2024-06-30, Akershus",
        "2024-07-01, Oslo",
        "2999-12-31, Oslo"
    })
    void dayHasTheRegionOfTheLatestEntryBeforeIt(LocalDate day, String region) {
        var history = SPLIT.from(JULY, "Oslo", "Oslo");
        assertThat(history.on(day).region()).isEqualTo(region);
    }

    @Test
    void newEntryReplacesLaterEntries() {
        assertThat(VIKEN.from(JULY, "Oslo", "Oslo").from(JANUARY, "Akershus", "Lillestrøm"))
                .isEqualTo(SPLIT);
        assertThat(SPLIT.from(JANUARY, "Oslo", "Oslo").regions())
                .containsExactly(
                        new ChapterRegion("Viken", "Lillestrøm", null), new ChapterRegion("Oslo", "Oslo", JANUARY));
    }

    @Test
    void entryWithTheSameRegionIsIgnored() {
        assertThat(SPLIT.from(JULY, "Akershus", "Lillestrøm")).isEqualTo(SPLIT);
        assertThat(SPLIT.from(JANUARY, "Akershus", "Lillestrøm")).isEqualTo(SPLIT);
        assertThat(SPLIT.from(JANUARY, "Viken", "Lillestrøm")).isEqualTo(VIKEN);
    }

    @Test
    void anotherMunicipalityOrAnUnknownRegionIsANewEntry() {
        assertThat(VIKEN.from(JULY, "Viken", "Nittedal").regions()).hasSize(2);
        assertThat(SPLIT.from(JULY, null, null).latest()).isEqualTo(new ChapterRegion(null, null, JULY));
        assertThat(RegionHistory.always(null, null).on(JULY).region()).isNull();
    }
}
