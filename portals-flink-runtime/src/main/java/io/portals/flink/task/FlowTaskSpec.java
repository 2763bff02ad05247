package io.portals.flink.task;

import io.portals.api.Type;
import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowTask;
import java.io.Serializable;

/**
 * A task of an unkeyed flow in a form that can be shipped.
 *
 * @param task the user's
 * @param emits the type of what it emits
 */
public record FlowTaskSpec(String path, FlowTask<Object, Object> task, Type<?> emits, ErrorPolicy policy)
        implements Serializable {
    public static FlowTaskSpec of(Step.Unkeyed step) {
        return new FlowTaskSpec(step.path(), step.task(), step.type(), step.policy());
    }
}
