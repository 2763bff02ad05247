package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.function.Consumer;

/** An anonymous class captures what is around it, and its name changes when another is written before it. */
final class TasksAreNamedClasses implements ApplicationRule {
    @Override
    public void check(ApplicationGraph application, Consumer<Problem> problems) {
        for (Workflow workflow : application.workflows()) {
            for (Step step : workflow.steps()) {
                if (step instanceof Step.Keyed keyed) {
                    check(keyed.path(), "task", keyed.task(), problems);
                    keyed.repliers().forEach(serves -> check(keyed.path(), "replier", serves.replier(), problems));
                }
            }
        }
    }

    private static void check(String path, String kind, Object written, Consumer<Problem> problems) {
        if (isAnonymous(written.getClass().getName())) {
            problems.accept(new Problem(
                    path,
                    "the " + kind + " is an anonymous class, "
                            + written.getClass().getName(),
                    "write it as a record: record "
                            + (kind.equals("task")
                                    ? "MyTask(...) implements Task"
                                    : "MyReplier(...) implements Replier")
                            + "<...>"));
        }
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
