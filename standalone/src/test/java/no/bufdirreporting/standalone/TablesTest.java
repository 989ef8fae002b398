package no.bufdirreporting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import no.bufdirreporting.platform.http.convention.Entries;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.platform.http.table.Tables;
import no.bufdirreporting.platform.http.table.Tables.TableColumn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** All answers that are tables too. */
class TablesTest {

    static Stream<Method> handlers() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("no.bufdirreporting")
                        .stream()
                        .flatMap(it -> it.getMethods().stream())
                        .filter(it -> it.isMetaAnnotatedWith(RequestMapping.class))
                        .map(JavaMethod::reflect);
    }

    static Stream<Method> tables() {
        return handlers().filter(it -> it.isAnnotationPresent(GetTable.class));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void columnsHaveNorwegianHeaders(Method handler) {
        assertThat(Tables.of(handler).flatMap(List::stream))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.translated())
                        .as("table-columns.properties has the fields of %s", it.name())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void columnsHaveDifferentNamesAndHeaders(Method handler) {
        assertThat(Tables.of(handler)).allSatisfy(columns -> {
            assertThat(columns).extracting(TableColumn::name).doesNotHaveDuplicates();
            assertThat(columns).extracting(TableColumn::header).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("handlers")
    void listsAreTables(Method handler) {
        if (Entries.class.isAssignableFrom(handler.getReturnType())) {
            assertThat(AnnotatedElementUtils.hasAnnotation(handler, GetTable.class))
                    .isTrue();
        }
    }
}
