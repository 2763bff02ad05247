package io.portals.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.portals.api.architecture.BrowserRules;
import io.portals.api.architecture.Rule;
import io.portals.local.LocalRuntime;
import io.portals.local.engine.EngineViolations;
import io.portals.local.run.RunViolations;
import io.portals.local.run.Step;
import io.portals.local.verify.standard.StandardViolations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the rules against this module's classes, and each against classes that break it. */
class ArchitectureTest {
    private static final String STANDARD_VERIFICATION = "io.portals.local.verify.standard..";
    private static final String TEST_KIT = "io.portals.local.testkit..";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(LocalRuntime.class);

    /** What must also compile to JavaScript: all but what is for the JVM only. */
    private static final JavaClasses BROWSER = MAIN.that(not(resideInAnyPackage(STANDARD_VERIFICATION, TEST_KIT)));

    private static final Rule USES_JAVA_AND_THE_MODEL = new Rule(
            "uses Java and the model only",
            BrowserRules.usesOnly("java..", "io.portals.api..", "io.portals.local.."),
            EngineViolations.UsesALibrary.class);

    private static final ArchRule ONE_CLASS_SEES_STANDARD_VERIFICATION = noClasses()
            .that(not(belongToAnyOf(LocalRuntime.class)))
            .and()
            .resideOutsideOfPackage(STANDARD_VERIFICATION)
            .should()
            .dependOnClassesThat(resideInAPackage(STANDARD_VERIFICATION))
            .because("a program for the browser does without it, as long as it does not call that class's entry");

    private static final ArchRule ONLY_THE_TEST_KIT_SEES_ASSERTJ = noClasses()
            .that()
            .resideOutsideOfPackage(TEST_KIT)
            .should()
            .dependOnClassesThat(resideInAPackage("org.assertj.."));

    private static final ArchRule NOTHING_SEES_THE_TEST_KIT = noClasses()
            .that()
            .resideOutsideOfPackage(TEST_KIT)
            .should()
            .dependOnClassesThat(resideInAPackage(TEST_KIT));

    private static final ArchRule NO_CYCLES =
            slices().matching("io.portals.local.(**)").should().beFreeOfCycles();

    private static final List<Rule> OWN = List.of(
            new Rule(
                    "only LocalRuntime sees the standard verification",
                    ONE_CLASS_SEES_STANDARD_VERIFICATION,
                    EngineViolations.SeesStandardVerification.class),
            new Rule(
                    "only the test kit sees AssertJ",
                    ONLY_THE_TEST_KIT_SEES_ASSERTJ,
                    EngineViolations.UsesALibrary.class,
                    StandardViolations.UsesAssertJ.class),
            new Rule("nothing sees the test kit", NOTHING_SEES_THE_TEST_KIT, EngineViolations.SeesTheTestKit.class));

    @TestFactory
    Stream<DynamicTest> whatMustCompileToJavaScriptKeepsTheRules() {
        return Stream.concat(Stream.of(USES_JAVA_AND_THE_MODEL), BrowserRules.RULES.stream())
                .map(rule -> rule.isKeptBy(BROWSER));
    }

    @TestFactory
    Stream<DynamicTest> theModuleKeepsTheRules() {
        return OWN.stream().map(rule -> rule.isKeptBy(MAIN));
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksARuleIsReported() {
        return Stream.of(Stream.of(USES_JAVA_AND_THE_MODEL), BrowserRules.RULES.stream(), OWN.stream())
                .flatMap(rules -> rules)
                .flatMap(Rule::reportsWhatBreaksIt);
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksNoRuleIsNotReported() {
        return Stream.concat(Stream.of(USES_JAVA_AND_THE_MODEL), OWN.stream())
                .map(rule -> rule.doesNotReport(EngineViolations.BreaksNothing.class));
    }

    @Test
    void noTwoPackagesSeeEachOther() {
        NO_CYCLES.check(MAIN);
    }

    @Test
    void twoPackagesThatSeeEachOtherAreReported() {
        ClassFileImporter importer = new ClassFileImporter();
        JavaClasses oneWay = importer.importClasses(EngineViolations.SeesRuns.class, Step.class);
        JavaClasses bothWays =
                importer.importClasses(EngineViolations.SeesRuns.class, Step.class, RunViolations.SeesTheEngine.class);

        assertThat(NO_CYCLES.evaluate(bothWays).getFailureReport().getDetails())
                .singleElement(as(STRING))
                .contains("SeesRuns", "SeesTheEngine");
        NO_CYCLES.check(oneWay);
    }

    @Test
    void theRulesAreHeldAgainstAllPackages() {
        assertThat(packages(MAIN))
                .contains("io.portals.local.verify.standard", "io.portals.local.testkit")
                .doesNotContain("io.portals.local.architecture", "io.portals.local.javascript");
        assertThat(packages(BROWSER))
                .contains(
                        "io.portals.local",
                        "io.portals.local.engine",
                        "io.portals.local.run",
                        "io.portals.local.verify")
                .doesNotContain("io.portals.local.verify.standard", "io.portals.local.testkit");
    }

    private static List<String> packages(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackageName).distinct().toList();
    }
}
