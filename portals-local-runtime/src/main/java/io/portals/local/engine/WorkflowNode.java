package io.portals.local.engine;

import io.portals.api.task.PortalFailure;
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

    WorkflowNode(String path, List<StepNode> steps, StepNode output, Stream stream, Boundary events) {
        this.path = path;
        this.steps = steps.toArray(new StepNode[0]);
        this.output = output;
        this.stream = stream;
        this.events = events;
        for (int i = 0; i < this.steps.length; i++) {
            if (this.steps[i] instanceof TaskNode task) {
                task.isStep(i, this);
            }
        }
    }

    String path() {
        return path;
    }

    void process(Object[] atom, Transaction transaction) {
        clear();
        for (StepNode step : steps) {
            if (step instanceof StepNode.SourceNode source) {
                source.take(atom);
            }
        }
        runFrom(0, transaction);
    }

    void requests(TaskNode task, String portal, List<Request> requests, Transaction transaction) {
        clear();
        for (int i = 0; i < requests.size(); i++) {
            task.request(portal, requests.get(i), transaction);
        }
        runFrom(task.index() + 1, transaction);
    }

    void replies(TaskNode task, List<Reply> replies, ReplyQueue edge, Transaction transaction) {
        clear();
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            Pending ask = edge.take(reply, transaction);
            if (ask != null) {
                task.resume(ask, reply.payload(), transaction);
            }
        }
        runFrom(task.index() + 1, transaction);
    }

    void failed(TaskNode task, List<Pending> asks, PortalFailure.Kind kind, String reason, Transaction transaction) {
        clear();
        for (Pending ask : asks) {
            task.resume(ask, new PortalFailure(kind, ask.portal(), reason), transaction);
        }
        runFrom(task.index() + 1, transaction);
    }

    void complete(TaskNode task, List<Object> keys, Transaction transaction) {
        clear();
        for (Object key : keys) {
            task.complete(key, transaction);
        }
        runFrom(task.index() + 1, transaction);
    }

    private void clear() {
        for (StepNode step : steps) {
            step.clear();
        }
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
