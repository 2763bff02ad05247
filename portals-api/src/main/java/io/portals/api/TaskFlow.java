package io.portals.api;

import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.Replier;

/**
 * The flow behind a keyed task: still under that key, and the task may serve portals of that key type.
 *
 * <pre>{@code
 * app.workflow("stock", restocks)
 *     .keyBy(String.class, Restock::item)
 *     .process("stock", StockChanged.class, new Stock())
 *     .replies(STOCK, new GiveItem())
 *     .replies(LEVEL, new TellLevel())
 *     .sink();
 * }</pre>
 *
 * @param <K> the type of keys
 * @param <O> the type of events that the task emits
 */
public final class TaskFlow<K, O> extends KeyedFlow<K, O> {
    TaskFlow(WorkflowBuilder workflow, String step, Type<K> key) {
        super(workflow, step, key);
    }

    /**
     * Lets the task answer the requests of a portal, which belongs to this application. A task may serve several.
     *
     * <p>Unlike the other calls of a flow, this changes the task in place: a portal is served by the task, wherever this flow, or
     * one that was taken from it before, is read.
     *
     * @return this flow
     */
    public <Q, R> TaskFlow<K, O> replies(KeyedPortal<K, Q, R> portal, Replier<? super Q, R, O> replier) {
        workflow.serve(step, new Step.Serves(portal, WorkflowBuilder.erasedReplier(replier)));
        return this;
    }

    @Override
    public TaskFlow<K, O> onError(ErrorPolicy policy) {
        super.onError(policy);
        return this;
    }
}
