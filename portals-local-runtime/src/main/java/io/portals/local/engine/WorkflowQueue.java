package io.portals.local.engine;

import io.portals.local.run.Step;

/** The atoms in front of a workflow. */
final class WorkflowQueue extends AtomQueue {
    private final WorkflowNode workflow;

    WorkflowQueue(Ready ready, WorkflowNode workflow, String from) {
        super(ready, Level.WORKFLOWS, Step.Kind.PROCESS, workflow.path(), from);
        this.workflow = workflow;
    }

    @Override
    void handle(Object[] events, Transaction transaction) {
        workflow.process(events, transaction);
    }
}
