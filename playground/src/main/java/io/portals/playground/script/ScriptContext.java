package io.portals.playground.script;

import io.portals.api.state.StateMap;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.TaskContext;

/** What a function of a script may do while it runs. */
public final class ScriptContext {
    /** There is one thread. */
    private static ScriptContext current;

    private final ScriptTask task;
    private final TaskContext<Keyed> ctx;
    private final Asker to;

    /** Who waits for a reply, which may be given once. */
    static final class Asker {
        private final ReplyTo<Keyed> to;
        private boolean isAnswered;

        Asker(ReplyTo<Keyed> to) {
            this.to = to;
        }
    }

    /** @param to whom it may reply; null for nobody */
    ScriptContext(ScriptTask task, TaskContext<Keyed> ctx, Asker to) {
        this.task = task;
        this.ctx = ctx;
        this.to = to;
    }

    /**
     * That of the handler that runs: what a script keeps from one handler to the next, such as a handle for state, is used in this.
     *
     * @throws IllegalStateException if none runs
     */
    public static ScriptContext current() {
        if (current == null) {
            throw new IllegalStateException("state is used while no task runs; use it inside the functions of tasks");
        }
        return current;
    }

    /** Lets a handler run in this context. */
    void run(Callback handler) {
        ScriptContext before = current;
        current = this;
        try {
            handler.run(this);
        } finally {
            current = before;
        }
    }

    ScriptContext replyingTo(Asker other) {
        return new ScriptContext(task, ctx, other);
    }

    Asker replyTo() {
        return to;
    }

    public void emit(Object value) {
        ctx.emit(Keyed.by(ctx.key(Key.class), value));
    }

    public void log(Object message) {
        task.system().log(task.path(), String.valueOf(message));
    }

    /** @throws IllegalStateException if its step does not say that it asks the portal */
    public ScriptFuture ask(ScriptPortal portal, Object request) {
        if (!task.asks(portal)) {
            throw new IllegalStateException(task.path() + ": asks " + portal.path()
                    + ", which its step does not; write .asker(portal, ctx => x => ...) with that portal");
        }
        ScriptFuture future = task.system().asked();
        ctx.ask(portal.portal(), portal.request(request)).then(new Resumed(future.id()));
        return future;
    }

    /** When the reply is there, goes on. */
    public void await(ScriptFuture future, Callback callback) {
        future.await(callback, this);
    }

    /** @throws IllegalStateException if nothing was asked, or it was answered */
    public void reply(Object value) {
        if (to == null) {
            throw new IllegalStateException(
                    task.path() + ": replies, but was not asked; reply in the function that handles"
                            + " requests, or where that awaits a reply of its own");
        }
        if (to.isAnswered) {
            throw new IllegalStateException(task.path() + ": replies twice to one request; reply once");
        }
        to.isAnswered = true;
        ctx.reply(to.to, Keyed.byItself(value));
    }

    // ------------------------------------------------------------------------------------------- state

    /** What the key has. */
    public Values ofKey() {
        StateMap<String, Keyed> values = ctx.map(ScriptTask.STATE);
        return new Values() {
            @Override
            public Object get(String name, Object otherwise) {
                Keyed value = values.get(name);
                return value == null ? otherwise : value.value();
            }

            @Override
            public void set(String name, Object value) {
                values.put(name, Keyed.byItself(value));
            }

            @Override
            public void delete(String name) {
                values.remove(name);
            }
        };
    }

    /** What the task has, whatever the key. */
    public Values ofTask() {
        return task.system().valuesOf(task.path());
    }
}
