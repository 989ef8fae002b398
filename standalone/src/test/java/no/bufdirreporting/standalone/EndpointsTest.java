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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The list of endpoints equals the mappings of all controllers, so that somebody has decided who may use each of them. */
class EndpointsTest {

    @Test
    void listHasAllEndpointsOfBothSides() throws IOException {
        assertThat(listed().filter(it -> !it.contains("?")).map(EndpointsTest::withoutAccess))
                .containsExactlyElementsOf(mappedEndpoints());
    }

    /** A parameter may lead to a handler that shows more than the path alone. */
    @Test
    void listHasAllHandlersThatAParameterLeadsTo() throws IOException {
        // What has changed is shown to those who may read the activities.
        assertThat(listed().filter(it -> it.contains("?")).map(EndpointsTest::withoutAccess))
                .containsAll(handlers()
                        .filter(it -> !parameter(it).isEmpty() && !parameter(it).equals("?changed_since"))
                        .flatMap(it -> paths(it).map(path -> path + parameter(it) + " " + joined(methods(it))))
                        .toList());
    }

    private static Stream<String> listed() throws IOException {
        return new ClassPathResource("endpoints.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines();
    }

    private static String withoutAccess(String line) {
        return line.replaceAll("=\\S+", "");
    }

    private static String parameter(JavaMethod method) {
        var ofClass =
                AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), RequestMapping.class);
        var ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        return Stream.of(ofClass, ofMethod)
                .filter(it -> it != null && it.params().length > 0)
                .map(it -> "?" + it.params()[0])
                .collect(Collectors.joining());
    }

    private static String joined(Collection<RequestMethod> methods) {
        return methods.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static Iterable<String> mappedEndpoints() {
        Map<String, TreeSet<RequestMethod>> methodsByPath = new TreeMap<>();
        handlers()
                .forEach(method -> paths(method)
                        .forEach(path -> methodsByPath
                                .computeIfAbsent(path, it -> new TreeSet<>())
                                .addAll(methods(method))));
        return methodsByPath.entrySet().stream()
                .map(it -> it.getKey() + " " + joined(it.getValue()))
                .toList();
    }

    private static Stream<JavaMethod> handlers() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("no.bufdirreporting")
                        .stream()
                        .filter(it -> it.isAnnotatedWith(RestController.class))
                        .map(JavaClass::getMethods)
                        .flatMap(Collection::stream);
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
