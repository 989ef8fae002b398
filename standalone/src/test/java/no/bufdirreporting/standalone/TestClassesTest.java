package no.bufdirreporting.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Component;

/** Rules on the classes of tests. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = ImportOption.OnlyIncludeTests.class)
class TestClassesTest {

    @ArchTest
    static final ArchRule noneIsFoundByTheComponentScanOfTheProduct = noClasses()
            .should()
            .beAnnotatedWith(Component.class)
            .orShould()
            .beMetaAnnotatedWith(Component.class)
            .because("the product would then be tested with beans that it does not have");
}
