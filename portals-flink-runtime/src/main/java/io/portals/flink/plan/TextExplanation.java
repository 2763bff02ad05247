package io.portals.flink.plan;

import io.portals.api.graph.Step;
import java.util.List;
import java.util.stream.Collectors;

/** A plan in lines of text. */
final class TextExplanation {
    private final StringBuilder text = new StringBuilder();

    private TextExplanation() {}

    static String of(Plan plan) {
        TextExplanation explanation = new TextExplanation();
        plan.vertices().forEach(explanation::vertex);
        plan.outputs().forEach((stream, feeds) -> explanation.line(0, "output " + stream + " <- " + list(feeds)));
        return explanation.text.toString();
    }

    private void vertex(Vertex vertex) {
        if (vertex instanceof Vertex.Input input) {
            line(0, "input " + input.id() + " of " + input.type());
        } else if (vertex instanceof Vertex.Generated generated) {
            line(
                    0,
                    "generator " + generated.id() + " of "
                            + generated.generator().type());
        } else if (vertex instanceof Vertex.Unkeyed unkeyed) {
            line(0, unkeyed.step().kind() + " " + unkeyed.id() + " <- " + list(unkeyed.feeds()));
        } else if (vertex instanceof Vertex.Segment segment) {
            line(0, "segment " + segment.id() + " by " + segment.keyBy().key() + " <- " + list(segment.feeds()));
            segment.tasks()
                    .forEach(task -> line(
                            1,
                            "task " + task.path()
                                    + (task.input().equals(segment.id()) ? "" : " behind " + task.input())));
        } else if (vertex instanceof Vertex.Core core) {
            core(core);
        }
    }

    private void core(Vertex.Core core) {
        line(0, core.id());
        core.entries().forEach(entry -> line(1, "enters at " + entry.step() + " <- " + list(entry.feeds())));
        core.steps().values().forEach(step -> {
            String kind = step.kind() + " " + step.path();
            String to = core.wires().containsKey(step.path())
                    ? " -> " + String.join(", ", core.wires().get(step.path()))
                    : "";
            line(1, kind + to);
            String letters = DeadLetters.of(step.path());
            if (core.wires().containsKey(letters)) {
                line(2, "dead letters -> " + String.join(", ", core.wires().get(letters)));
            }
            if (step instanceof Step.Keyed keyed) {
                keyed.repliers()
                        .forEach(serves -> line(2, "serves " + serves.portal().path()));
                keyed.uses().portals().forEach(portal -> line(2, "asks " + portal.path()));
                keyed.uses().timers().forEach(timer -> line(2, "sets timer " + timer.getSimpleName()));
            }
        });
        core.leaving().forEach(path -> line(1, "leaves " + path));
    }

    private void line(int indent, String line) {
        text.append("  ".repeat(indent)).append(line).append('\n');
    }

    private static String list(List<Feed> feeds) {
        return feeds.isEmpty() ? "nothing" : feeds.stream().map(Feed::toString).collect(Collectors.joining(", "));
    }
}
