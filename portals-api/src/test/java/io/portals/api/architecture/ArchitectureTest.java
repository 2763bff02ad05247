package io.portals.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.portals.api.Application;
import io.portals.api.check.CheckViolations.SeesTheBuilder;
import io.portals.api.graph.GraphViolations.SeesTheRules;
import io.portals.api.state.StateViolations.SeesTasks;
import io.portals.api.task.TaskViolations.SeesTheGraph;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the rules against this module's classes, and each against classes that break it. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Application.class);

    /** A rule, and classes each of which breaks it. */
    private record Rule(String name, ArchRule rule, List<Class<?>> broken) {
        Rule(String name, ArchRule rule, Class<?>... broken) {
            this(name, rule, List.of(broken));
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("uses Java only", ApiRules.USES_JAVA_ONLY, Violations.UsesALibrary.class),
            new Rule(
                    "no concurrency",
                    ApiRules.NO_CONCURRENCY,
                    Violations.UsesFutures.class,
                    Violations.UsesExecutors.class,
                    Violations.UsesLocks.class),
            new Rule(
                    "no reflection",
                    ApiRules.NO_REFLECTION,
                    Violations.UsesReflection.class,
                    Violations.UsesRecordComponents.class),
            new Rule(
                    "no object streams",
                    ApiRules.NO_OBJECT_STREAMS,
                    Violations.WritesObjects.class,
                    Violations.ReadsObjects.class),
            new Rule(
                    "no format",
                    ApiRules.NO_FORMAT,
                    Violations.Formats.class,
                    Violations.FormatsText.class,
                    Violations.SplitsLines.class),
            new Rule(
                    "no random",
                    ApiRules.NO_RANDOM,
                    Violations.UsesRandom.class,
                    Violations.UsesSplittableRandom.class,
                    Violations.UsesUuids.class),
            new Rule(
                    "no hash order",
                    ApiRules.NO_HASH_ORDER,
                    Violations.UsesHashMaps.class,
                    Violations.UsesHashSets.class),
            new Rule("tasks see no graph", ApiRules.TASKS_SEE_NO_GRAPH, SeesTheGraph.class),
            new Rule("state sees no tasks", ApiRules.STATE_SEES_NO_TASKS, SeesTasks.class),
            new Rule("the graph sees no rules", ApiRules.GRAPH_SEES_NO_RULES, SeesTheRules.class),
            new Rule("nothing sees the builder", ApiRules.NOTHING_SEES_THE_BUILDER, SeesTheBuilder.class));

    @TestFactory
    Stream<DynamicTest> theModuleKeepsTheRules() {
        return RULES.stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(MAIN)));
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksARuleIsReported() {
        return RULES.stream().flatMap(rule -> rule.broken().stream()
                .map(broken -> DynamicTest.dynamicTest(
                        rule.name() + ": " + broken.getSimpleName(), () -> isReported(rule.rule(), broken))));
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksNoRuleIsNotReported() {
        JavaClasses sound = new ClassFileImporter().importClasses(Violations.BreaksNothing.class);
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertThat(rule.rule()
                                .allowEmptyShould(true)
                                .evaluate(sound)
                                .hasViolation())
                        .isFalse()));
    }

    @Test
    void theRulesAreHeldAgainstAllPackages() {
        assertThat(MAIN)
                .extracting(type -> type.getPackageName())
                .contains(
                        "io.portals.api",
                        "io.portals.api.check",
                        "io.portals.api.graph",
                        "io.portals.api.state",
                        "io.portals.api.task")
                .doesNotContain("io.portals.api.samples");
    }

    private static void isReported(ArchRule rule, Class<?> broken) {
        var result = rule.evaluate(new ClassFileImporter().importClasses(broken));
        assertThat(result.getFailureReport().getDetails()).isNotEmpty().allSatisfy(detail -> assertThat(detail)
                .contains(broken.getSimpleName()));
    }
}
