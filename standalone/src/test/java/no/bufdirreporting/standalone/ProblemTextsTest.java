package no.bufdirreporting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The page has a Norwegian title and remedy for every problem code. */
class ProblemTextsTest {

    private static final Pattern TEXT = Pattern.compile("(?m)^  '?([a-z-]+)'?: \\['([^']+)', '([^']+)'],$");

    @Test
    void everyProblemCodeHasNorwegianTexts() throws IOException {
        var texts = new TreeMap<String, String>();
        TEXT.matcher(read("static/page/texts/problems.nb.js"))
                .results()
                .forEach(it -> texts.put(it.group(1), it.group(2) + " " + it.group(3)));
        var codes = JsonMapper.shared()
                .readTree(read("problems.json"))
                .valueStream()
                .map(it -> it.required("code").stringValue())
                .toList();

        assertThat(texts.keySet()).isNotEmpty().containsExactlyInAnyOrderElementsOf(codes);
        assertThat(texts.values()).allSatisfy(it -> assertThat(it).matches("\\p{Lu}[^.?!]+ \\p{Lu}.+\\."));
    }

    private static String read(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    }
}
