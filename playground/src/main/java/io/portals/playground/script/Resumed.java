package io.portals.playground.script;

import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.TaskContext;

/** The continuation of each ask of a script: what is to be done stands in the future of that number. */
record Resumed(long future) implements OnReply<Keyed, Keyed> {
    @Override
    public void resume(Keyed reply, TaskContext<Keyed> ctx) {
        ctx.task(ScriptTask.class).resume(future, reply, ctx);
    }

    /** A script cannot say what is done if nobody replies: nothing is. */
    @Override
    public void failed(PortalFailure why, TaskContext<Keyed> ctx) {}
}
