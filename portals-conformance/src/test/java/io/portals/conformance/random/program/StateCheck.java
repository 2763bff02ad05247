package io.portals.conformance.random.program;

import io.portals.local.LocalRuntime;
import io.portals.local.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the state that a run of the local runtime has in the end with what its tasks told of it. */
public final class StateCheck {
    private StateCheck() {}

    /** What differs; each begins with "state ". */
    public static List<String> problems(ProgramBuilder program, LocalRuntime run, List<Report> reports) {
        Map<String, String> told = new TreeMap<>();
        for (Report report : reports) {
            if (report.kind() == Report.Kind.STATE) {
                told.put(report.place(), report.detail());
            }
        }
        Map<String, String> kept = new TreeMap<>();
        program.tasks().forEach((name, path) -> {
            TaskView task = run.task(path);
            task.keys().forEach(key -> kept.put(name + "@" + key, Tracks.told(task.key(key), program.keeps(name))));
        });
        List<String> problems = new ArrayList<>();
        Set<String> places = new TreeSet<>(told.keySet());
        places.addAll(kept.keySet());
        for (String place : places) {
            if (!String.valueOf(kept.get(place)).equals(told.get(place))) {
                problems.add("state of " + place + " is " + kept.get(place) + ", told was " + told.get(place));
            }
        }
        return problems;
    }
}
