package io.portals.api.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.UUID;

/** What classes may use that must also compile to JavaScript with TeaVM, for all modules that have such classes. */
public final class BrowserRules {
    private BrowserRules() {}

    /** In the browser there are no threads. */
    private static final ArchRule NO_CONCURRENCY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent..")
            .because("it must compile to JavaScript, where there is one thread");

    private static final ArchRule NO_REFLECTION = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.lang.reflect.."))
            .orShould()
            .callMethodWhere(DescribedPredicate.describe("that gives what is reflected", BrowserRules::isReflection))
            .because("it must compile to JavaScript, where there is little reflection");

    private static final ArchRule NO_OBJECT_STREAMS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(In|Out)put(Stream)?(\\$.*)?")
            .because("it must compile to JavaScript, where they are missing");

    private static final ArchRule NO_FILES = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(nio\\.file\\..*|io\\.(File|RandomAccessFile).*)")
            .because("it must compile to JavaScript, where there are no files");

    /** {@code toString} and {@code +} do; one {@code String.format} makes the page three times as large. */
    private static final ArchRule NO_FORMAT = noClasses()
            .should()
            .callMethodWhere(
                    DescribedPredicate.describe("of String, format, formatted or lines", BrowserRules::isTextCall))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.Formatter(\\$.*)?")
            .because("it must compile to JavaScript, to a page that loads fast");

    private static final ArchRule NO_RANDOM = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(Random.class)
                    .or(equivalentTo(SplittableRandom.class))
                    .or(equivalentTo(UUID.class)))
            .because("what follows from a seed must be the same in Java and in JavaScript");

    private static final ArchRule NO_HASH_ORDER = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(HashMap.class).or(equivalentTo(HashSet.class)))
            .because("their order is another in JavaScript; use LinkedHashMap and LinkedHashSet");

    private static final ArchRule NO_SERVICES = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(ServiceLoader.class))
            .because("it must compile to JavaScript, to a page on which nothing is found at run time");

    /** Each with classes that break it. */
    public static final List<Rule> RULES = List.of(
            new Rule(
                    "no concurrency",
                    NO_CONCURRENCY,
                    Violations.UsesFutures.class,
                    Violations.UsesExecutors.class,
                    Violations.UsesLocks.class),
            new Rule(
                    "no reflection",
                    NO_REFLECTION,
                    Violations.UsesReflection.class,
                    Violations.UsesRecordComponents.class),
            new Rule(
                    "no object streams",
                    NO_OBJECT_STREAMS,
                    Violations.WritesObjects.class,
                    Violations.ReadsObjects.class),
            new Rule("no files", NO_FILES, Violations.NamesFiles.class, Violations.ReadsFiles.class),
            new Rule(
                    "no format",
                    NO_FORMAT,
                    Violations.Formats.class,
                    Violations.FormatsText.class,
                    Violations.SplitsLines.class),
            new Rule(
                    "no random",
                    NO_RANDOM,
                    Violations.UsesRandom.class,
                    Violations.UsesSplittableRandom.class,
                    Violations.UsesUuids.class),
            new Rule("no hash order", NO_HASH_ORDER, Violations.UsesHashMaps.class, Violations.UsesHashSets.class),
            new Rule("no services", NO_SERVICES, Violations.FindsServices.class));

    /** What is in a library may not compile. */
    public static ArchRule usesOnly(String... packages) {
        return classes().should().onlyDependOnClassesThat(resideInAnyPackage(packages));
    }

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
