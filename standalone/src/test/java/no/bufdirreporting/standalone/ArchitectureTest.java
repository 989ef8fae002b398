package no.bufdirreporting.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.audit.trail.AuditTrail;
import no.bufdirreporting.audit.version.VersionTrail;
import no.bufdirreporting.operation.query.PauseTrail;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rules on packages and their dependencies. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String BASE = "no.bufdirreporting";

    private static final Set<String> FEATURES = Set.of(
            "activity",
            "aggregation",
            "audit",
            "contact",
            "geography",
            "imports",
            "operation",
            "organization",
            "quality",
            "reportdata",
            "run",
            "submission");

    private static final Map<String, String> AUDITED = Map.of(
            AuditTrail.class.getName(), AuditProcessors.TRAIL,
            PauseTrail.class.getName(), AuditProcessors.TRAIL,
            VersionTrail.class.getName(), AuditProcessors.VERSIONS);

    private static final String[] SHARED_API = {
        BASE + ".activity",
        BASE + ".aggregation",
        BASE + ".contact",
        BASE + ".geography",
        BASE + ".imports",
        BASE + ".kernel",
        BASE + ".operation",
        BASE + ".organization",
        BASE + ".reportdata",
        BASE + ".run",
        BASE + ".submission"
    };

    private static final String[] READ_SIDE = {BASE + "..query..", BASE + ".audit..", BASE + ".cluster.."};

    @ArchTest
    static final ArchRule messagesDependOnlyOnAxonsAnnotations = classes()
            .that()
            .resideInAnyPackage(SHARED_API)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(SHARED_API)
                    .or(resideInAnyPackage("java..", "org.jspecify.annotations"))
                    .or(oneOf(TargetAggregateIdentifier.class)));

    @ArchTest
    static final ArchRule writeSideDoesNotDependOnTheReadSide = noClasses()
            .that()
            .resideInAPackage("..command..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(READ_SIDE));

    @ArchTest
    static final ArchRule readSideDoesNotDependOnTheWriteSide = noClasses()
            .that()
            .resideInAnyPackage(READ_SIDE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..command..");

    @ArchTest
    static final ArchRule writeSideDoesNotUseADatabase = noClasses()
            .that()
            .resideInAPackage(BASE + "..command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql", "javax.sql", "org.springframework.jdbc..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule nothingDependsOnTheStandaloneApplication = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + ".standalone..");

    /** Except for the command line, which uses the audit feature, and the sample, which has commands of all features. */
    @ArchTest
    static final ArchRule standaloneDependsOnNoFeature = noClasses()
            .that()
            .resideInAPackage(BASE + ".standalone..")
            .and()
            .resideOutsideOfPackages(BASE + ".standalone.cli", BASE + ".standalone.sample")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    BASE + ".activity..",
                    BASE + ".audit..",
                    BASE + ".aggregation..",
                    BASE + ".contact..",
                    BASE + ".geography..",
                    BASE + ".imports..",
                    BASE + ".operation..",
                    BASE + ".organization..",
                    BASE + ".quality..",
                    BASE + ".reportdata..",
                    BASE + ".submission..");

    @ArchTest
    static final ArchRule commandLineDependsOnNoFeatureButAudit = noClasses()
            .that()
            .resideInAPackage(BASE + ".standalone.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    BASE + ".activity..",
                    BASE + ".aggregation..",
                    BASE + ".contact..",
                    BASE + ".geography..",
                    BASE + ".imports..",
                    BASE + ".operation..",
                    BASE + ".organization..",
                    BASE + ".quality..",
                    BASE + ".reportdata..",
                    BASE + ".submission..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static void featuresDependOnlyOnListedPackages(JavaClasses classes) {
        Set<String> arrows = classes.stream()
                .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
                .filter(it -> FEATURES.contains(feature(it.getOriginClass())))
                .filter(it -> it.getTargetClass().getPackageName().startsWith(BASE))
                .map(it -> feature(it.getOriginClass()) + " -> " + feature(it.getTargetClass()))
                .filter(arrow -> !arrow.matches("(\\w+) -> \\1"))
                .collect(Collectors.toSet());

        assertThat(arrows)
                .containsExactlyInAnyOrder(
                        "activity -> kernel",
                        "activity -> organization",
                        "activity -> platform",
                        "aggregation -> activity",
                        "aggregation -> kernel",
                        "aggregation -> organization",
                        "aggregation -> platform",
                        "aggregation -> run",
                        "audit -> activity",
                        "audit -> aggregation",
                        "audit -> cluster",
                        "audit -> contact",
                        "audit -> geography",
                        "audit -> kernel",
                        "audit -> organization",
                        "audit -> platform",
                        "audit -> reportdata",
                        "audit -> run",
                        "contact -> kernel",
                        "contact -> platform",
                        "geography -> activity",
                        "geography -> kernel",
                        "geography -> organization",
                        "geography -> platform",
                        "geography -> run",
                        "imports -> activity",
                        "imports -> contact",
                        "imports -> kernel",
                        "imports -> organization",
                        "imports -> platform",
                        "operation -> audit",
                        "operation -> kernel",
                        "operation -> platform",
                        "organization -> kernel",
                        "organization -> platform",
                        "quality -> activity",
                        "quality -> kernel",
                        "quality -> organization",
                        "quality -> platform",
                        "quality -> reportdata",
                        "reportdata -> activity",
                        "reportdata -> kernel",
                        "reportdata -> organization",
                        "reportdata -> platform",
                        "reportdata -> run",
                        "run -> kernel",
                        "run -> organization",
                        "run -> platform",
                        "submission -> aggregation",
                        "submission -> geography",
                        "submission -> kernel",
                        "submission -> organization",
                        "submission -> platform",
                        "submission -> run");
    }

    @ArchTest
    static void allTopLevelPackagesAreListed(JavaClasses classes) {
        assertThat(classes.stream().map(ArchitectureTest::feature).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "activity",
                        "aggregation",
                        "audit",
                        "cluster",
                        "contact",
                        "geography",
                        "imports",
                        "kernel",
                        "operation",
                        "organization",
                        "platform",
                        "quality",
                        "reportdata",
                        "run",
                        "standalone",
                        "submission");
    }

    @ArchTest
    static final ArchRule platformDependsOnNoFeature = noClasses()
            .that()
            .resideInAPackage(BASE + ".platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    BASE + ".activity..",
                    BASE + ".audit..",
                    BASE + ".aggregation..",
                    BASE + ".contact..",
                    BASE + ".geography..",
                    BASE + ".imports..",
                    BASE + ".operation..",
                    BASE + ".organization..",
                    BASE + ".quality..",
                    BASE + ".reportdata..",
                    BASE + ".submission..");

    /** Without it, a write with an unacceptable Accept header would be stored first and refused afterwards. */
    @ArchTest
    static void controllersDeclareWhatTheyProduce(JavaClasses classes) {
        var controllers = classes.stream()
                .filter(it -> it.isAnnotatedWith(RestController.class))
                .toList();
        assertThat(controllers)
                .isNotEmpty()
                .allMatch(it -> it.isAnnotatedWith(RequestMapping.class)
                        && it.getAnnotationOfType(RequestMapping.class).produces().length > 0);
    }

    @ArchTest
    static final ArchRule aggregatesDoNotReadTheClock = noClasses()
            .that()
            .areAnnotatedWith(Aggregate.class)
            .should()
            .callMethodWhere(describe("it reads the time", call -> {
                var owner = call.getTargetOwner();
                String method = call.getTarget().getName();
                return (owner.getPackageName().startsWith("java.time") && method.equals("now"))
                        || (owner.isEquivalentTo(Clock.class)
                                && (method.startsWith("system") || method.equals("instant")))
                        || (owner.isEquivalentTo(System.class)
                                && (method.equals("currentTimeMillis") || method.equals("nanoTime")));
            }))
            .orShould()
            .dependOnClassesThat(describe("are a clock", it -> it.isEquivalentTo(Clock.class)));

    @ArchTest
    static void aggregatesBelongToTheWriteSide(JavaClasses classes) {
        assertThat(classes.stream().filter(it -> it.isAnnotatedWith(Aggregate.class)))
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(it -> it.getPackageName().contains(".command"));
    }

    @ArchTest
    static final ArchRule controllersArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Controller");

    @ArchTest
    static final ArchRule aggregatesArePackagePrivate =
            classes().that().areAnnotatedWith(Aggregate.class).should().bePackagePrivate();

    /** Axon's own locks are not released when a command addresses a deleted aggregate. */
    @ArchTest
    static void aggregatesUseOurLockFactory(JavaClasses classes) {
        assertThat(classes.stream().filter(it -> it.isAnnotatedWith(Aggregate.class)))
                .isNotEmpty()
                .allMatch(it ->
                        it.getAnnotationOfType(Aggregate.class).lockFactory().equals(AggregateLocks.BEAN));
    }

    @ArchTest
    static final ArchRule projectionsBelongToTheReadModelProcessor = classes()
            .that(describe("handle events", ArchitectureTest::handlesEvents))
            .and(describe("are not for auditors", it -> !AUDITED.containsKey(it.getName())))
            .should(beInTheProcessor(ReadModel.PROCESSOR));

    /** They handle events in store order, and figures must not wait for them. */
    @ArchTest
    static void auditProjectionsHaveTheirOwnProcessors(JavaClasses classes) {
        AUDITED.forEach((type, processor) -> assertThat(classes.get(type)
                        .getAnnotationOfType(ProcessingGroup.class)
                        .value())
                .isEqualTo(processor));
    }

    @ArchTest
    static final ArchRule allOtherProcessingGroupsAreTheReadModel = classes()
            .that()
            .areAnnotatedWith(ProcessingGroup.class)
            .and(describe("are not for auditors", it -> !AUDITED.containsKey(it.getName())))
            .should(beInTheProcessor(ReadModel.PROCESSOR));

    @ArchTest
    static final ArchRule classNamesHaveNoMeaninglessSuffix =
            classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO)(\\$.*)?");

    private static boolean handlesEvents(JavaClass type) {
        return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(EventHandler.class));
    }

    private static ArchCondition<JavaClass> beInTheProcessor(String name) {
        return new ArchCondition<>("be in the processing group " + name) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean there = type.tryGetAnnotationOfType(ProcessingGroup.class)
                        .filter(group -> group.value().equals(name))
                        .isPresent();
                events.add(new SimpleConditionEvent(
                        type, there, type.getName() + (there ? " is" : " is not") + " in the processor " + name));
            }
        };
    }

    private static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
        return describe(
                "one of Axon's annotations for messages",
                it -> Set.of(types).stream().anyMatch(it::isEquivalentTo));
    }

    /** The first part of the package name after the base. */
    private static String feature(JavaClass type) {
        return type.getPackageName().substring(BASE.length() + 1).split("\\.")[0];
    }
}
