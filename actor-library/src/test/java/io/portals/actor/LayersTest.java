package io.portals.actor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.portals.actor.proxy.ActorProxy;
import io.portals.local.LocalRuntime;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The library is written against the model alone, so that it runs on each runtime. Each rule is held against classes that break it, too. */
class LayersTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.portals.actor");

    private record Rule(String name, ArchRule rule, Class<?>... broken) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "the library needs the model only",
                    classes()
                            .that()
                            .resideInAPackage("io.portals.actor..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(
                                    "io.portals.actor..",
                                    "io.portals.api..",
                                    "java.lang..",
                                    "java.util..",
                                    "java.time..",
                                    "java.io"),
                    SeesRuntime.class),
            new Rule(
                    "only proxies need reflection",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage("io.portals.actor.proxy")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("java.lang.reflect..", "io.portals.actor.proxy.."),
                    Reflects.class,
                    SeesProxies.class));

    /** Knows a runtime. */
    static final class SeesRuntime {
        LocalRuntime runtime;
    }

    /** Does not compile to JavaScript. */
    static final class Reflects {
        Method method;
    }

    /** Does not either. */
    static final class SeesProxies {
        ActorProxy<?, ?> proxy;
    }

    @TestFactory
    Stream<DynamicTest> theLibraryKeepsTheRules() {
        return RULES.stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(LIBRARY)));
    }

    @TestFactory
    Stream<DynamicTest> aClassThatBreaksARuleIsReported() {
        return RULES.stream().flatMap(rule -> Stream.of(rule.broken())
                .map(broken -> DynamicTest.dynamicTest(
                        rule.name() + ": " + broken.getSimpleName(), () -> assertThat(rule.rule()
                                        .evaluate(new ClassFileImporter().importClasses(broken))
                                        .getFailureReport()
                                        .getDetails())
                                .isNotEmpty()
                                .allSatisfy(detail -> assertThat(detail).contains(broken.getSimpleName())))));
    }

    @Test
    void theRulesAreHeldAgainstAllPackages() {
        assertThat(LIBRARY.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder("io.portals.actor", "io.portals.actor.proxy");
    }
}
