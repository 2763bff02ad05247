package io.portals.local.engine;

import io.portals.local.run.Step;

/** The atoms of a stream in front of a workflow. */
final class WorkflowQueue extends AtomQueue {
    private final WorkflowNode workflow;

    private final StepNode.SourceNode source;

    WorkflowQueue(Ready ready, WorkflowNode workflow, StepNode.SourceNode source, String from) {
        super(ready, Level.WORKFLOWS, Step.Kind.PROCESS, workflow.path(), from);
        this.workflow = workflow;
        this.source = source;
    }

    @Override
    void handle(Object[] events, Transaction transaction) {
        workflow.process(source, events, transaction);
    }
}
