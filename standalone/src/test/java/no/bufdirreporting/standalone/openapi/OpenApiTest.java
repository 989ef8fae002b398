package no.bufdirreporting.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The committed description of the API is what the controllers and their records say. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private static final Path COMMITTED = Path.of("../platform/src/main/resources/static/openapi.json");

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws IOException {
        String generated = ApiDescription.generate();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(Files.readString(COMMITTED))
                .as("The API has changed. Write its description anew and read the difference:%n"
                        + "./mvnw test -pl standalone -am -Dtest=OpenApiTest -Dopenapi.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(generated);
    }

    @Test
    void theDocumentHasEveryEndpointAndNothingElse() throws IOException {
        String listed = new ClassPathResource("endpoints.txt").getContentAsString(StandardCharsets.UTF_8);
        var described = JsonMapper.shared()
                .readTree(Files.readString(COMMITTED))
                .required("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyStream().map(it -> {
                    assertThat(METHODS).contains(it.getKey());
                    return it.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                }));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(listed.lines()
                        .filter(it -> !it.contains("?"))
                        .map(it -> it.replaceAll("=\\S+", "").split(" "))
                        .flatMap(words -> Arrays.stream(words).skip(1).map(method -> method + " " + words[0]))
                        .toList())
                .noneMatch(it -> it.matches(".* (/api/v1/[^/]+)\\1.*"));
    }
}
