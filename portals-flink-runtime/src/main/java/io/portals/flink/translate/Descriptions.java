package io.portals.flink.translate;

import io.portals.api.Portal;
import io.portals.api.graph.Step;
import io.portals.flink.plan.Vertex;
import io.portals.flink.types.PortalsTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Flink's Web UI says of an operator, in a line, so that a user finds in it what an application calls by a path. (An
 * operator's name is short, as it also stands in logs and in metrics.)
 */
final class Descriptions {
    private Descriptions() {}

    static String of(Vertex vertex) {
        if (vertex instanceof Vertex.Input input) {
            return "input " + input.id() + " of " + PortalsTypes.nameOf(input.type());
        } else if (vertex instanceof Vertex.Generated generated) {
            return "generator " + generated.id() + " of "
                    + PortalsTypes.nameOf(generated.generator().type());
        } else if (vertex instanceof Vertex.Unkeyed unkeyed) {
            return unkeyed.step().kind() + " " + unkeyed.id();
        } else if (vertex instanceof Vertex.Segment segment) {
            return tasks(segment.tasks()) + ", by "
                    + PortalsTypes.nameOf(segment.keyBy().key());
        }
        Vertex.Core core = (Vertex.Core) vertex;
        return core.id() + ": " + tasks(core.tasks());
    }

    static String gate(Vertex.Core core) {
        return core.id() + ": its gate, which finds out when all inputs have ended and nothing is in flight";
    }

    static String tail(Vertex.Core core) {
        return core.id() + ": its tail, which takes messages to keys of other subtasks";
    }

    private static String tasks(List<Step.Keyed> tasks) {
        return tasks.stream().map(Descriptions::task).collect(Collectors.joining("; "));
    }

    private static String task(Step.Keyed task) {
        List<String> portals = new ArrayList<>();
        task.repliers()
                .forEach(serves -> portals.add("serves " + serves.portal().path()));
        task.uses().portals().stream().map(Portal::path).forEach(path -> portals.add("asks " + path));
        return "task " + task.path() + (portals.isEmpty() ? "" : " (" + String.join(", ", portals) + ")");
    }
}
