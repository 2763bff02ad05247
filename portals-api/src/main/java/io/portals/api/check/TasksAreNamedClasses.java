package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.function.Consumer;

/**
 * An anonymous class and a lambda capture what is around them, and their names change when another is written before them or
 * are made up when the program runs.
 */
final class TasksAreNamedClasses implements ApplicationRule {
    @Override
    public void check(ApplicationGraph application, Consumer<Problem> problems) {
        for (Workflow workflow : application.workflows()) {
            for (Step step : workflow.steps()) {
                if (step instanceof Step.Unkeyed unkeyed) {
                    check(unkeyed.path(), "flow task", unkeyed.task(), problems);
                }
                if (step instanceof Step.Keyed keyed) {
                    check(keyed.path(), "task", keyed.task(), problems);
                    keyed.repliers().forEach(serves -> check(keyed.path(), "replier", serves.replier(), problems));
                }
            }
        }
    }

    private static void check(String path, String kind, Object written, Consumer<Problem> problems) {
        String className = written.getClass().getName();
        String what = isLambda(className)
                ? "a lambda or a method reference"
                : isAnonymous(className) ? "an anonymous class, " + className : null;
        if (what != null) {
            problems.accept(new Problem(
                    path, "the " + kind + " is " + what, "write it as a record: record " + record(kind) + "<...>"));
        }
    }

    private static String record(String kind) {
        return switch (kind) {
            case "task" -> "MyTask(...) implements Task";
            case "flow task" -> "MyTask(...) implements FlowTask";
            default -> "MyReplier(...) implements Replier";
        };
    }

    /** Whether the JVM ($$Lambda) or a compiler to JavaScript ($lambda$) made the class of a lambda. */
    private static boolean isLambda(String className) {
        return className.contains("$$Lambda") || className.contains("$lambda$");
    }

    /** Whether it is a class file's name that ends with $1 and the like. By name, as that works without reflection. */
    private static boolean isAnonymous(String className) {
        int last = className.lastIndexOf('$');
        if (last < 0 || last == className.length() - 1) {
            return false;
        }
        for (int i = last + 1; i < className.length(); i++) {
            if (className.charAt(i) < '0' || className.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
