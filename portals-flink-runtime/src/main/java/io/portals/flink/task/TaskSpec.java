package io.portals.flink.task;

import io.portals.api.Type;
import io.portals.api.graph.Step;
import io.portals.api.state.Uses;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A keyed task in a form that can be shipped.
 *
 * @param path of the task
 * @param task the user's
 * @param repliers the user's, by the portal's path
 * @param emits the type of what it emits
 */
public record TaskSpec(
        String path,
        Task<Object, Object> task,
        Map<String, Replier<Object, Object, Object>> repliers,
        Type<?> emits,
        ErrorPolicy policy)
        implements Serializable {

    public static TaskSpec of(Step.Keyed step) {
        Map<String, Replier<Object, Object, Object>> repliers = new LinkedHashMap<>();
        step.repliers().forEach(serves -> repliers.put(serves.portal().path(), serves.replier()));
        return new TaskSpec(step.path(), step.task(), repliers, step.type(), step.policy());
    }

    /** All that the task and its repliers may touch. Asked anew where it runs, so that handles are the user's constants. */
    public Uses uses() {
        Uses all = task.uses();
        for (Replier<Object, Object, Object> replier : repliers.values()) {
            all = all.and(replier.uses());
        }
        return all;
    }

    /** Whether the task has an onComplete of its own. */
    public boolean completes() {
        try {
            return !task.getClass()
                    .getMethod("onComplete", io.portals.api.task.TaskContext.class)
                    .getDeclaringClass()
                    .equals(Task.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(path, e); // an interface's method is public
        }
    }
}
