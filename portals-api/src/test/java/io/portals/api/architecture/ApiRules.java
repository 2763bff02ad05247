package io.portals.api.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.portals.api.AppBuilder;
import io.portals.api.Flow;
import io.portals.api.KeyedFlow;
import io.portals.api.TaskFlow;

/** What the classes of this module may use, besides {@link BrowserRules}. */
final class ApiRules {
    private ApiRules() {}

    /** Whatever runs an application comes with the runtime. */
    static final ArchRule USES_JAVA_ONLY =
            BrowserRules.usesOnly("java..", "io.portals.api..").because("the model is free of any runtime and library");

    /** What is for the JVM only. */
    static final String FILES = "io.portals.api.file..";

    static final ArchRule NOTHING_SEES_FILES = noClasses()
            .that()
            .resideOutsideOfPackage(FILES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(FILES)
            .because("all else must compile to JavaScript");

    /** Users' code needs neither graph nor rules. */
    static final ArchRule TASKS_SEE_NO_GRAPH = noClasses()
            .that()
            .resideInAnyPackage("io.portals.api.task..", "io.portals.api.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.portals.api.graph..", "io.portals.api.check..");

    static final ArchRule STATE_SEES_NO_TASKS = noClasses()
            .that()
            .resideInAPackage("io.portals.api.state..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.portals.api.task..");

    static final ArchRule GRAPH_SEES_NO_RULES = noClasses()
            .that()
            .resideInAPackage("io.portals.api.graph..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.portals.api.check..");

    /** Runtimes read the graph, and need nothing of how it was written. */
    static final ArchRule NOTHING_SEES_THE_BUILDER = noClasses()
            .that(not(resideInAPackage("io.portals.api")))
            .should()
            .dependOnClassesThat(equivalentTo(AppBuilder.class)
                    .or(equivalentTo(Flow.class))
                    .or(equivalentTo(KeyedFlow.class))
                    .or(equivalentTo(TaskFlow.class)));
}
