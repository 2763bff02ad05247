package io.portals.local.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the launched applications consist of, by path and in the order in which it was launched. */
record Parts(
        Map<String, Stream> streams,
        Map<String, InputPlace> inputs,
        List<GeneratorPlace> generators,
        Map<String, SequencerTurns> sequencers,
        Map<String, SplitterQueue> splitters,
        Map<String, WorkflowNode> workflows,
        Map<String, PortalQueue> portals,
        List<TaskNode> tasks,
        Map<String, FlowTaskNode> flowTasks,
        List<TimeoutQueue> timeouts,
        List<TimerQueue> timers,
        List<Place> places) {

    static Parts none() {
        return new Parts(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    void add(Place place) {
        places.add(place);
    }

    List<Place> outside() {
        List<Place> outside = new ArrayList<>(inputs.values());
        outside.addAll(generators);
        return outside;
    }

    TaskNode task(String path) {
        for (TaskNode task : tasks) {
            if (task.path.equals(path)) {
                return task;
            }
        }
        List<String> paths = new ArrayList<>();
        tasks.forEach(task -> paths.add(task.path));
        throw new IllegalArgumentException("no launched application has the task " + path + "; there are: " + paths);
    }
}
