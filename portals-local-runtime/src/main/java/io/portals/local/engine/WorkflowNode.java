package io.portals.local.engine;

import io.portals.api.task.DeadLetter;
import io.portals.local.verify.Verification.Boundary;
import java.util.List;

/**
 * A workflow at work. One batch goes through it as a whole: each step handles all that the steps before it gave, in the order in
 * which the workflow was written.
 */
final class WorkflowNode {
    private final String path;
    private final StepNode[] steps;
    private final StepNode output;
    private final Stream stream;
    private final Boundary events;
    private final Stream deadLetters;
    private final Boundary letters;

    WorkflowNode(
            String path,
            List<StepNode> steps,
            StepNode output,
            Stream stream,
            Boundary events,
            Stream deadLetters,
            Boundary letters) {
        this.path = path;
        this.steps = steps.toArray(new StepNode[0]);
        this.output = output;
        this.stream = stream;
        this.events = events;
        this.deadLetters = deadLetters;
        this.letters = letters;
        for (int i = 0; i < this.steps.length; i++) {
            this.steps[i].isStep(i, this);
        }
    }

    String path() {
        return path;
    }

    /** @param source the step that reads the stream of which the atom is */
    void process(StepNode.SourceNode source, Object[] atom, Transaction transaction) {
        begin();
        source.take(atom);
        runFrom(0, transaction);
    }

    /** The step that reads a stream. */
    StepNode.SourceNode source(String path) {
        for (StepNode step : steps) {
            if (step instanceof StepNode.SourceNode source && source.path.equals(path)) {
                return source;
            }
        }
        throw new IllegalArgumentException(this.path + " has no source " + path);
    }

    /** Before handlers of one of its tasks are called: nothing is left of the batch before. */
    void begin() {
        for (StepNode step : steps) {
            step.clear();
        }
    }

    /** After handlers of a task were called: what they emitted goes on, and what comes out is published. */
    void end(TaskNode task, Transaction transaction) {
        runFrom(task.index() + 1, transaction);
    }

    /** A dead letter as it arrives where it is read. */
    @SuppressWarnings("unchecked") // what crosses arrives as what it is
    DeadLetter<Object> shipped(DeadLetter<Object> letter) {
        return (DeadLetter<Object>) letters.cross(letter);
    }

    /** @param shipped as {@link #shipped} gives it */
    void deadLetter(DeadLetter<Object> shipped, Transaction transaction) {
        transaction.deadLetter(deadLetters, shipped);
    }

    private void runFrom(int first, Transaction transaction) {
        for (int i = first; i < steps.length; i++) {
            steps[i].run(transaction);
        }
        if (output.out.size > 0) {
            Object[] published = output.out.toArray();
            for (int i = 0; i < published.length; i++) {
                published[i] = events.cross(published[i]);
            }
            transaction.publish(stream, published);
        }
    }
}
