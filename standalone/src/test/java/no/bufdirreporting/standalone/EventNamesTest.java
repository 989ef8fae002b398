package no.bufdirreporting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The page has a Norwegian name for every type of event. */
class EventNamesTest {

    private static final Pattern NAME = Pattern.compile("'event\\.(\\w+)': '\\p{Lu}[^']+'");
    private static final Path TYPES = Path.of("../platform/src/test/resources/golden/event-types.txt");

    @Test
    void everyTypeOfEventHasANorwegianName() throws IOException {
        var names = NAME.matcher(
                        new ClassPathResource("static/page/texts/nb.js").getContentAsString(StandardCharsets.UTF_8))
                .results()
                .map(it -> it.group(1))
                .toList();
        var types = Files.readAllLines(TYPES).stream()
                .map(it -> it.replaceAll(" .*", ""))
                .distinct()
                .toList();

        assertThat(names).isNotEmpty().containsExactlyInAnyOrderElementsOf(types);
    }
}
