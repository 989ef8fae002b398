package no.bufdirreporting.organization.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.RegionHistory;
import no.bufdirreporting.platform.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class MunicipalitiesTest {

    private static final ClassPathResource SHIPPED = new ClassPathResource("municipalities.csv");

    /** Since 2018: Oslo, Rogaland, Møre og Romsdal, Nordland, Trøndelag. Since 2020 Innlandet, Agder and Vestland, too. */
    private static final int UNCHANGED_COUNTIES = 5;

    private static final int COUNTIES_SINCE_2020 = 8;

    private final Municipalities municipalities = new Municipalities(SHIPPED);

    @ParameterizedTest
    @CsvSource({
        "2018-06-01, 422, 18",
        "2019-12-31, 422, 18",
        "2020-01-01, 356, 11",
        "2023-12-31, 356, 11",
        "2024-01-01, 357, 15",
        "2026-01-01, 357, 15"
    })
    void theShippedFileHasTheMunicipalitiesAndCountiesOfEachReform(LocalDate day, int number, int counties) {
        var then = MunicipalityFile.read(SHIPPED).stream()
                .filter(it -> it.isThereOn(day))
                .toList();

        assertThat(then).hasSize(number);
        assertThat(then.stream().map(Municipality::county).distinct()).hasSize(counties);
    }

    @ParameterizedTest
    @CsvSource({"0602", "3005", "3301", "0711"})
    void everyNumberOfAMunicipalityHasItsWholeHistory(String number) {
        assertThat(municipalities.regions(number, LocalDate.of(2021, 1, 1)))
                .containsExactly(
                        new ChapterRegion("Viken", "Drammen", LocalDate.of(2021, 1, 1)),
                        new ChapterRegion("Buskerud", "Drammen", LocalDate.of(2024, 1, 1)));
    }

    /** The beginning of a number is its county, and within it no number is used twice. */
    @Test
    void theNumbersOfACountyBeginAlike() {
        var countiesByPrefix = MunicipalityFile.read(SHIPPED).stream()
                .collect(Collectors.groupingBy(
                        it -> it.number().substring(0, 2),
                        TreeMap::new,
                        Collectors.mapping(Municipality::county, Collectors.toSet())));

        assertThat(countiesByPrefix.values())
                .allSatisfy(counties -> assertThat(counties).hasSize(1));
        assertThat(countiesByPrefix).hasSize(18 + 11 + 15 - UNCHANGED_COUNTIES - COUNTIES_SINCE_2020);
    }

    /** Each is a reform that people know. */
    @ParameterizedTest
    @CsvSource({
        "0101, 2019-12-31, Østfold, Halden",
        "0101, 2020-01-01, Viken, Halden",
        "3001, 2024-01-01, Østfold, Halden",
        "0602, 2023-12-31, Viken, Drammen",
        "0701, 2020-01-01, Vestfold og Telemark, Horten",
        "0701, 2024-01-01, Vestfold, Horten",
        "1902, 2020-01-01, Troms og Finnmark, Tromsø",
        "5401, 2024-01-01, Troms, Tromsø",
        "5601, 2023-12-31, Troms og Finnmark, Alta",
        "1201, 2019-12-31, Hordaland, Bergen",
        "1201, 2020-01-01, Vestland, Bergen",
        "0403, 2020-01-01, Innlandet, Hamar",
        "1001, 2020-01-01, Agder, Kristiansand",
        "0533, 2020-01-01, Viken, Lunner",
        "0533, 2024-01-01, Akershus, Lunner",
        "0532, 2020-01-01, Viken, Jevnaker",
        "0532, 2024-01-01, Akershus, Jevnaker",
        "1567, 2018-12-31, Møre og Romsdal, Rindal",
        "1567, 2019-01-01, Trøndelag, Rindal",
        "1534, 2019-12-31, Møre og Romsdal, Haram",
        "1534, 2020-01-01, Møre og Romsdal, Ålesund",
        "1534, 2024-01-01, Møre og Romsdal, Haram",
        "1580, 2019-12-31, Møre og Romsdal, Haram",
        "1508, 2019-12-31, Møre og Romsdal, Ålesund",
        "1850, 2020-01-01, Nordland, Hamarøy",
        "5012, 2020-01-01, Trøndelag, Orkland",
        "0301, 2026-01-01, Oslo, Oslo"
    })
    void aChapterIsInTheCountyOfTheDay(String number, LocalDate day, String county, String name) {
        var then = new RegionHistory(municipalities.regions(number, null)).on(day);

        assertThat(List.of(then.region(), then.municipality())).isEqualTo(List.of(county, name));
    }

    @Test
    void aMunicipalityThatNeverChangedHasOneRegion() {
        assertThat(municipalities.regions("0301", null)).containsExactly(new ChapterRegion("Oslo", "Oslo", null));
    }

    /** Heim was made of Hemne, in the same county, and Halsa, in another. */
    @Test
    void aMergedMunicipalityWasTheOneOfItsNameOrElseOfItsCounty() {
        assertThat(municipalities.regions("3203", null).getFirst())
                .isEqualTo(new ChapterRegion("Akershus", "Asker", null));
        assertThat(municipalities.regions("5055", null).getFirst())
                .isEqualTo(new ChapterRegion("Trøndelag", "Hemne", null));
    }

    @Test
    void everyProblemOfAFileIsReported() {
        String file = """
                number,name,county,from,until,became
                0101,Halden,Østfold,,2019-12-31,3001
                12,Kort,Østfold,,,
                3002,,Viken,,,
                0104,Moss,Østfold,,2019-12-31,
                0104,Moss,Østfold,,,
                """;

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> MunicipalityFile.read(new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8))))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .isEqualTo(List.of(
                                "0104 is there twice",
                                "0101: became 3001, which is not there, or did not last longer",
                                "12: number must be four digits",
                                "3002: name and county are required",
                                "0104: until and became belong together")));
    }
}
