package io.portals.playground.js;

import io.portals.local.run.Step;
import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a script has made so far, and who takes the steps. */
final class Session {
    /** Who takes the steps. */
    enum Mode {
        /** The script, as it says. */
        RUN,
        /** The page: a script that wants to run to the end does not. */
        HELD,
        /** Nobody. */
        DRY
    }

    /** How many steps are kept. */
    private static final int KEPT = 200;

    private final Map<String, ScriptApplication> applications = new LinkedHashMap<>();
    private final List<ScriptSystem> systems = new ArrayList<>();
    private final ArrayDeque<Step> recent = new ArrayDeque<>();
    private long steps;
    private long events;

    void built(ScriptApplication application) {
        applications.put(application.path(), application);
    }

    void started(ScriptSystem system) {
        systems.add(system);
    }

    List<ScriptApplication> applications() {
        return new ArrayList<>(applications.values());
    }

    List<ScriptSystem> systems() {
        return systems;
    }

    /** Takes a step of one of the systems: mostly there is one. */
    Optional<Step> step() {
        for (ScriptSystem system : systems) {
            Optional<Step> step = step(system);
            if (step.isPresent()) {
                return step;
            }
        }
        return Optional.empty();
    }

    /** Takes a step of a system. */
    Optional<Step> step(ScriptSystem system) {
        Optional<Step> step = system.step();
        step.ifPresent(this::took);
        return step;
    }

    private void took(Step step) {
        steps++;
        events += step.events().size();
        recent.add(step);
        if (recent.size() > KEPT) {
            recent.poll();
        }
    }

    /** The last steps, the latest at the end. */
    List<Step> recent() {
        return new ArrayList<>(recent);
    }

    /** How many events, requests and replies were handled. */
    long events() {
        return events;
    }

    long steps() {
        return steps;
    }
}
