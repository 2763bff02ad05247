package io.portals.playground.script;

import java.util.ArrayList;
import java.util.List;

/** The reply to an ask, which comes later. */
public final class ScriptFuture {
    private final long id;
    private final List<Waiting> waiting = new ArrayList<>();
    private Object value;
    private boolean isThere;

    /**
     * What is to be done when it is there.
     *
     * @param to whom it may reply; null for nobody
     */
    private record Waiting(Callback callback, ScriptContext.Asker to) {}

    ScriptFuture(long id) {
        this.id = id;
    }

    public long id() {
        return id;
    }

    /** Null while there is none. */
    public Object value() {
        return value;
    }

    void await(Callback callback, ScriptContext ctx) {
        if (isThere) {
            callback.run(ctx);
        } else {
            waiting.add(new Waiting(callback, ctx.replyTo()));
        }
    }

    void replied(Object reply, ScriptContext ctx) {
        value = reply;
        isThere = true;
        for (Waiting each : waiting) {
            ctx.replyingTo(each.to).run(each.callback);
        }
    }
}
