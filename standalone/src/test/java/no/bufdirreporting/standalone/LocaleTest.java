package no.bufdirreporting.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static no.bufdirreporting.standalone.ArchitectureTest.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing depends on the locale of the JVM. */
@AnalyzeClasses(packages = BASE, importOptions = ImportOption.DoNotIncludeTests.class)
class LocaleTest {

    private static final Set<String> BY_DEFAULT_LOCALE = Set.of(
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.util.Formatter.format(java.lang.String, [Ljava.lang.Object;)",
            "java.util.Scanner.nextInt()",
            "java.text.NumberFormat.getInstance()",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)");

    /** A number is written in the digits of the locale, unless it is formatted as a text: %s. */
    private static final Pattern NUMBER = Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[deEfgG]\\b");

    @ArchTest
    static final ArchRule nothingIsFormattedOrParsedByTheDefaultLocale = noClasses()
            .should(new ArchCondition<JavaClass>("use methods that take no locale") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getAccessesFromSelf().stream()
                            .filter(it -> BY_DEFAULT_LOCALE.contains(target(it)))
                            .forEach(it -> events.add(SimpleConditionEvent.satisfied(type, it.getDescription())));
                }
            });

    private static String target(JavaAccess<?> access) {
        return access.getTarget().getFullName();
    }

    @Test
    void noTextIsFormattedWithTheDigitsOfTheDefaultLocale() throws IOException {
        var found = new ArrayList<String>();
        int read = 0;
        try (var files = Files.walk(Path.of(".."))) {
            var sources = files.filter(it -> it.toString().contains("/src/main/java/")
                    && !it.toString().contains("/target/")
                    && it.toString().endsWith(".java"));
            for (var source : (Iterable<Path>) sources::iterator) {
                read++;
                NUMBER.matcher(Files.readString(source)).results().forEach(it -> found.add(source + ": " + it.group()));
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(found).isEmpty();
    }
}
