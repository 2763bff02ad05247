package io.portals.api.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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

    /** What must also compile to JavaScript. */
    private static final JavaClasses BROWSER = MAIN.that(not(resideInAPackage(ApiRules.FILES)));

    private static final List<Rule> OWN = List.of(
            new Rule("uses Java only", ApiRules.USES_JAVA_ONLY, Violations.UsesALibrary.class),
            new Rule("nothing sees files", ApiRules.NOTHING_SEES_FILES, Violations.SeesFileLines.class),
            new Rule("tasks see no graph", ApiRules.TASKS_SEE_NO_GRAPH, SeesTheGraph.class),
            new Rule("state sees no tasks", ApiRules.STATE_SEES_NO_TASKS, SeesTasks.class),
            new Rule("the graph sees no rules", ApiRules.GRAPH_SEES_NO_RULES, SeesTheRules.class),
            new Rule("nothing sees the builder", ApiRules.NOTHING_SEES_THE_BUILDER, SeesTheBuilder.class));

    private static final List<Rule> RULES =
            Stream.concat(OWN.stream(), BrowserRules.RULES.stream()).toList();

    @TestFactory
    Stream<DynamicTest> theModuleKeepsTheRules() {
        return OWN.stream().map(rule -> rule.isKeptBy(MAIN));
    }

    @TestFactory
    Stream<DynamicTest> whatMustCompileToJavaScriptKeepsTheRules() {
        return BrowserRules.RULES.stream().map(rule -> rule.isKeptBy(BROWSER));
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksARuleIsReported() {
        return RULES.stream().flatMap(Rule::reportsWhatBreaksIt);
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksNoRuleIsNotReported() {
        return RULES.stream().map(rule -> rule.doesNotReport(Violations.BreaksNothing.class));
    }

    @Test
    void theRulesAreHeldAgainstAllPackages() {
        assertThat(MAIN)
                .extracting(type -> type.getPackageName())
                .contains(
                        "io.portals.api",
                        "io.portals.api.check",
                        "io.portals.api.codec",
                        "io.portals.api.file",
                        "io.portals.api.graph",
                        "io.portals.api.state",
                        "io.portals.api.task")
                .doesNotContain("io.portals.api.samples");
        assertThat(BROWSER)
                .extracting(type -> type.getPackageName())
                .contains("io.portals.api", "io.portals.api.task")
                .doesNotContain("io.portals.api.file");
    }
}
