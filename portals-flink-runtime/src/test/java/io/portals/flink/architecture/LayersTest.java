package io.portals.flink.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.portals.api.Application;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.metrics.MetricsViolations;
import io.portals.flink.plan.PlanViolations;
import io.portals.flink.state.StateViolations;
import io.portals.flink.task.TaskViolations;
import io.portals.flink.types.TypesViolations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may see which. Each rule is held against this module, and against a class that breaks it. */
class LayersTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(FlinkRuntime.class, Application.class);

    private record Rule(String name, ArchRule rule, Class<?>... broken) {}

    private static ArchRule only(String layer, String... seen) {
        return classes().that().resideInAPackage(layer).should().onlyDependOnClassesThat(resideInAnyPackage(seen));
    }

    private static ArchRule none(String layer, String... seen) {
        return noClasses().that().resideInAPackage(layer).should().dependOnClassesThat(resideInAnyPackage(seen));
    }

    private static final String FLINK = "org.apache.flink..";

    private static final List<Rule> RULES = List.of(
            new Rule("the model knows no runtime", none("io.portals.api..", FLINK, "io.portals.flink..")),
            new Rule(
                    "plans are made without Flink",
                    only(
                            "io.portals.flink.plan..",
                            "java..",
                            "com.google.common..",
                            "io.portals.api..",
                            "io.portals.flink.plan.."),
                    PlanViolations.SeesFlink.class,
                    PlanViolations.SeesTypes.class),
            new Rule(
                    "types know no jobs",
                    CompositeArchRule.of(none("io.portals.flink.types..", "org.apache.flink.streaming.."))
                            .and(classes()
                                    .that()
                                    .resideInAPackage("io.portals.flink.types..")
                                    .should()
                                    .onlyDependOnClassesThat(resideInAnyPackage(
                                            "java..",
                                            "com.google.common..",
                                            "io.portals.api..",
                                            "io.portals.flink.types..",
                                            FLINK))),
                    TypesViolations.SeesStreaming.class,
                    TypesViolations.SeesPlans.class),
            new Rule(
                    "tasks and state run in any operator",
                    CompositeArchRule.of(none(
                                    "io.portals.flink.task..", "io.portals.flink.core..", "io.portals.flink.plan.."))
                            .and(none(
                                    "io.portals.flink.state..", "io.portals.flink.core..", "io.portals.flink.task..")),
                    TaskViolations.SeesCore.class,
                    StateViolations.SeesTasks.class),
            new Rule(
                    "metrics know nothing of what they count",
                    only(
                            "io.portals.flink.metrics..",
                            "java..",
                            "io.portals.api..",
                            "io.portals.flink.metrics..",
                            FLINK),
                    MetricsViolations.SeesTasks.class,
                    MetricsViolations.SeesCore.class),
            new Rule(
                    "only the launcher translates",
                    noClasses()
                            .that(not(resideInAnyPackage("io.portals.flink", "io.portals.flink.translate..")))
                            .should()
                            .dependOnClassesThat(resideInAPackage("io.portals.flink.translate..")),
                    TaskViolations.SeesTranslation.class));

    @TestFactory
    Stream<DynamicTest> theModuleKeepsTheRules() {
        return RULES.stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(MAIN)));
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksARuleIsReported() {
        return RULES.stream().flatMap(rule -> Stream.of(rule.broken())
                .map(broken -> DynamicTest.dynamicTest(
                        rule.name() + ": " + broken.getSimpleName(), () -> isReported(rule.rule(), broken))));
    }

    private static void isReported(ArchRule rule, Class<?> broken) {
        var result = rule.allowEmptyShould(true).evaluate(new ClassFileImporter().importClasses(broken));
        assertThat(result.getFailureReport().getDetails()).isNotEmpty().allSatisfy(detail -> assertThat(detail)
                .contains(broken.getSimpleName()));
    }

    @Test
    void noTwoPackagesSeeEachOther() {
        slices().matching("io.portals.flink.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void theRulesAreHeldAgainstAllPackages() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "io.portals.api.graph",
                        "io.portals.flink",
                        "io.portals.flink.core",
                        "io.portals.flink.core.feedback",
                        "io.portals.flink.core.gate",
                        "io.portals.flink.core.log",
                        "io.portals.flink.metrics",
                        "io.portals.flink.plan",
                        "io.portals.flink.source",
                        "io.portals.flink.state",
                        "io.portals.flink.task",
                        "io.portals.flink.translate",
                        "io.portals.flink.types")
                .doesNotContain("io.portals.flink.testing", "io.portals.flink.architecture");
    }
}
