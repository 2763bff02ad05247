package io.portals.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A rule of the architecture, and its tests.
 *
 * @param name for reports
 * @param rule for ArchUnit
 * @param broken classes each of which breaks it
 */
public record Rule(String name, ArchRule rule, List<Class<?>> broken) {
    public Rule(String name, ArchRule rule, Class<?>... broken) {
        this(name, rule, List.of(broken));
    }

    public DynamicTest isKeptBy(JavaClasses classes) {
        return DynamicTest.dynamicTest(name, () -> rule.check(classes));
    }

    /** Reports each of the classes that break it, by its name. */
    public Stream<DynamicTest> reportsWhatBreaksIt() {
        return broken.stream()
                .map(type -> DynamicTest.dynamicTest(name + ": " + type.getSimpleName(), () -> assertThat(reports(type))
                        .isNotEmpty()
                        .allSatisfy(report -> assertThat(report).contains(type.getSimpleName()))));
    }

    public DynamicTest doesNotReport(Class<?> sound) {
        return DynamicTest.dynamicTest(name + ": " + sound.getSimpleName(), () -> assertThat(reports(sound))
                .isEmpty());
    }

    private List<String> reports(Class<?> type) {
        return rule.allowEmptyShould(true)
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails();
    }
}
