package no.bufdirreporting.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidInputFailureAnalyzerTest {

    @Test
    void everyProblemIsListed() {
        var invalid = new InvalidInputException(
                "report definitions in file:*.yml",
                "bufdir.report-definitions",
                List.of("a.yml: id is required", "a.yml: title must not be blank"));

        var analysis = new InvalidInputFailureAnalyzer().analyze(invalid);

        assertThat(analysis.getDescription()).isEqualTo("""
                Invalid report definitions in file:*.yml:

                    - a.yml: id is required
                    - a.yml: title must not be blank""");
        assertThat(analysis.getAction())
                .startsWith("Correct what is listed, or let bufdir.report-definitions name something else.");
    }
}
