package io.portals.api.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import io.portals.api.AppBuilder;
import io.portals.api.Flow;
import io.portals.api.KeyedFlow;
import io.portals.api.TaskFlow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** What the classes of this module may use. Each rule is shown to fail by {@code Violations}. */
final class ApiRules {
    private ApiRules() {}

    /** Whatever runs an application comes with the runtime. */
    static final ArchRule USES_JAVA_ONLY = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.portals.api.."))
            .because("the model is free of any runtime and library");

    /** In the browser there are no threads. */
    static final ArchRule NO_CONCURRENCY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent..")
            .because("it must compile to JavaScript, where there is one thread");

    static final ArchRule NO_REFLECTION = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.lang.reflect.."))
            .orShould()
            .callMethodWhere(DescribedPredicate.describe("that gives what is reflected", ApiRules::isReflection))
            .because("it must compile to JavaScript, where there is little reflection");

    static final ArchRule NO_OBJECT_STREAMS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(In|Out)put(Stream)?(\\$.*)?")
            .because("it must compile to JavaScript, where they are missing");

    /** {@code toString} and {@code +} do; one {@code String.format} makes the page three times as large. */
    static final ArchRule NO_FORMAT = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("of String, format, formatted or lines", ApiRules::isTextCall))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.Formatter(\\$.*)?")
            .because("it must compile to JavaScript, to a page that loads fast");

    static final ArchRule NO_RANDOM = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(Random.class)
                    .or(equivalentTo(SplittableRandom.class))
                    .or(equivalentTo(UUID.class)))
            .because("what follows from a seed must be the same in Java and in JavaScript");

    static final ArchRule NO_HASH_ORDER = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(HashMap.class).or(equivalentTo(HashSet.class)))
            .because("their order is another in JavaScript; use LinkedHashMap and LinkedHashSet");

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

    /** Such as {@code getRecordComponents}: an array of what is in {@code java.lang.reflect} is no dependency on it. */
    private static boolean isReflection(JavaMethodCall call) {
        return call.getTarget()
                .getRawReturnType()
                .getBaseComponentType()
                .getPackageName()
                .equals("java.lang.reflect");
    }

    private static boolean isTextCall(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(String.class)
                && List.of("format", "formatted", "lines").contains(call.getName());
    }
}
