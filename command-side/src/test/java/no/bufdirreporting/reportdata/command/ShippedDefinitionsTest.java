package no.bufdirreporting.reportdata.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportMeasure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

class ShippedDefinitionsTest {

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(ReportDefinitionFiles.class);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void shippedDefinitionsAreTheDefaultSetting() {
        assertThat(shipped()).extracting(ReportDefinition::id).containsExactly("barnevern", "frivillighet");
    }

    @Test
    void theMunicipalServiceReportsThirtyFourFields() {
        var barnevern = shipped().getFirst();

        assertThat(barnevern.organizations()).containsExactly("org-1042");
        assertThat(barnevern.forAllOthers()).isFalse();
        assertThat(fields(barnevern)).hasSize(34).allMatch(it -> it.dataSource().equals("fagsystem-cis"));
    }

    @Test
    void theFieldsOfTheContractAreInTheirSections() {
        var barnevern = shipped().getFirst();

        assertThat(section(barnevern, "barn-under-omsorg").title()).isEqualTo("Barn under omsorg");
        assertThat(section(barnevern, "barn-under-omsorg").fields())
                .extracting(Field::key)
                .startsWith("antall_barn_plassert_utenfor_hjemmet", "antall_akuttplasseringer");
        assertThat(section(barnevern, "barn-under-omsorg").fields())
                .extracting(Field::measure)
                .startsWith(ReportMeasure.UNIQUE_CONTACTS, ReportMeasure.ACTIVITIES);
        assertThat(section(barnevern, "undersokelser").fields())
                .extracting(Field::key)
                .contains("antall_undersokelser_henlagt");
    }

    @Test
    void theDefaultIsTheDefinitionOfVoluntaryOrganizations() {
        var frivillighet = shipped().getLast();

        assertThat(frivillighet.forAllOthers()).isTrue();
        assertThat(section(frivillighet, "totalt").fields())
                .allMatch(it -> it.activityTypes().isEmpty())
                .extracting(Field::measure)
                .containsExactlyInAnyOrder(ReportMeasure.values());
    }

    @Test
    void everyActivityTypeWithACategoryIsReported() throws IOException {
        var reported = fields(shipped().getLast())
                .flatMap(it -> it.activityTypes().stream())
                .toList();

        assertThat(reported).contains(categorized());
    }

    @Test
    void idsAndKeysAreSafeInUrlsAndForms() {
        assertThat(shipped()).allSatisfy(definition -> {
            assertThat(definition.sections()).allMatch(it -> it.id().matches("[a-z-]+"));
            assertThat(fields(definition)).allSatisfy(field -> {
                assertThat(field.key()).matches("[a-z0-9_]+");
                assertThat(field.activityTypes()).allMatch(it -> it.matches("[a-z_]+"));
            });
        });
    }

    private List<ReportDefinition> shipped() {
        return context.getBean(ReportDefinitionFiles.class).definitions();
    }

    private static Section section(ReportDefinition definition, String id) {
        return definition.sections().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Field> fields(ReportDefinition definition) {
        return definition.sections().stream().flatMap(it -> it.fields().stream());
    }

    private static String[] categorized() throws IOException {
        try (var yaml = new ClassPathResource("reference-data.yml").getInputStream()) {
            Map<String, Map<String, String>> data = new Yaml().load(yaml);
            return data.get("categories").keySet().toArray(String[]::new);
        }
    }
}
