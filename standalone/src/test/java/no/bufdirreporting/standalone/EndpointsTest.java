package no.bufdirreporting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The list of endpoints equals the mappings of all controllers. */
class EndpointsTest {

    @Test
    void listHasAllEndpointsOfBothSides() throws IOException {
        String listed = new ClassPathResource("endpoints.txt").getContentAsString(StandardCharsets.UTF_8);

        assertThat(listed).isEqualToIgnoringNewLines(String.join("\n", mappedEndpoints()));
    }

    private static Iterable<String> mappedEndpoints() {
        Map<String, TreeSet<RequestMethod>> methodsByPath = new TreeMap<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("no.bufdirreporting")
                        .stream()
                        .filter(it -> it.isAnnotatedWith(RestController.class))
                        .map(JavaClass::getMethods)
                        .flatMap(Collection::stream)
                        .forEach(method -> paths(method)
                                .forEach(path -> methodsByPath
                                        .computeIfAbsent(path, it -> new TreeSet<>())
                                        .addAll(methods(method))));
        return methodsByPath.entrySet().stream()
                .map(it -> it.getKey() + " "
                        + String.join(
                                " ", it.getValue().stream().map(Enum::name).toList()))
                .toList();
    }

    private static Stream<String> paths(JavaMethod method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        if (mapping == null) {
            return Stream.empty();
        }
        var ofClass =
                AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), RequestMapping.class);
        var prefixes = ofClass == null || ofClass.path().length == 0 ? new String[] {""} : ofClass.path();
        var suffixes = mapping.path().length == 0 ? new String[] {""} : mapping.path();
        return Arrays.stream(prefixes).flatMap(prefix -> Arrays.stream(suffixes).map(suffix -> prefix + suffix));
    }

    private static TreeSet<RequestMethod> methods(JavaMethod method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        return new TreeSet<>(Arrays.asList(mapping.method()));
    }
}
