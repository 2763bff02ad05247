package io.portals.api.check;

import io.portals.api.KeyedPortal;
import io.portals.api.Path;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A portal belongs to the application that its path names, and has one replier there. */
final class PortalsAreOwn implements ApplicationRule {
    @Override
    public void check(ApplicationGraph application, Consumer<Problem> problems) {
        Map<String, KeyedPortal<?, ?, ?>> declared = new LinkedHashMap<>();
        application.portals().forEach(portal -> declared.put(portal.path(), portal));
        Map<String, String> repliers = new LinkedHashMap<>();
        for (Workflow workflow : application.workflows()) {
            for (Step step : workflow.steps()) {
                if (step instanceof Step.Keyed keyed) {
                    for (Step.Serves serves : keyed.repliers()) {
                        check(application, keyed.path(), serves.portal().path(), repliers, problems);
                        compare(
                                keyed.path(),
                                serves.portal(),
                                declared.get(serves.portal().path()),
                                problems);
                    }
                }
            }
        }
        for (KeyedPortal<?, ?, ?> portal : application.portals()) {
            if (!repliers.containsKey(portal.path())) {
                problems.accept(new Problem(
                        portal.path(), "has no replier", "let a task of this application serve it with .replies(...)"));
            }
        }
    }

    private static void check(
            ApplicationGraph application,
            String task,
            String portal,
            Map<String, String> repliers,
            Consumer<Problem> problems) {
        if (!Path.application(portal).equals(application.name())) {
            problems.accept(new Problem(
                    task,
                    "replies to " + portal + ", which belongs to another application",
                    "reply to a portal of this application: "
                            + Path.of(
                                    application.name(), Path.PORTALS, portal.substring(portal.lastIndexOf('/') + 1))));
        }
        String other = repliers.putIfAbsent(portal, task);
        if (task.equals(other)) {
            problems.accept(
                    new Problem(portal, "has two repliers, both of " + task, "keep one of the two .replies(...)"));
        } else if (other != null) {
            problems.accept(new Problem(
                    portal, "has two repliers, " + other + " and " + task, "let one task reply; others may ask it"));
        }
    }

    private static void compare(
            String task, KeyedPortal<?, ?, ?> served, KeyedPortal<?, ?, ?> declared, Consumer<Problem> problems) {
        if (declared != null
                && (served.request().differsFrom(declared.request())
                        || served.reply().differsFrom(declared.reply())
                        || served.key().differsFrom(declared.key()))) {
            problems.accept(new Problem(
                    task,
                    "replies to " + withKey(served) + ", but it is declared as " + withKey(declared),
                    "use one constant for both"));
        }
    }

    private static String withKey(KeyedPortal<?, ?, ?> portal) {
        return portal + " by " + portal.key();
    }
}
