package io.portals.local.engine;

import io.portals.local.run.Step;

/** The atoms in front of a workflow. */
final class WorkflowQueue extends QueuePlace<Atom> {
    private final WorkflowNode workflow;

    WorkflowQueue(Ready ready, WorkflowNode workflow, String from) {
        super(ready, Level.WORKFLOWS, Step.Kind.PROCESS, workflow.path(), from);
        this.workflow = workflow;
    }

    @Override
    String producer() {
        return head().producer();
    }

    @Override
    void handle(Transaction transaction) {
        transaction.handles(head().events());
        workflow.process(head().events(), transaction);
    }
}
