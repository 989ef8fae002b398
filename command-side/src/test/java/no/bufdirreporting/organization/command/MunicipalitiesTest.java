package no.bufdirreporting.organization.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.platform.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class MunicipalitiesTest {

    private static final ClassPathResource SHIPPED = new ClassPathResource("municipalities.csv");

    private final Municipalities municipalities = new Municipalities(SHIPPED);

    @ParameterizedTest
    @CsvSource({"2019-06-01, 422, 18", "2021-06-01, 356, 11", "2024-06-01, 357, 15"})
    void theShippedFileHasTheMunicipalitiesAndCountiesOfEachReform(LocalDate day, int number, int counties) {
        var then = MunicipalityFile.read(SHIPPED).stream()
                .filter(it -> (it.from() == null || !it.from().isAfter(day))
                        && (it.until() == null || !it.until().isBefore(day)))
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
