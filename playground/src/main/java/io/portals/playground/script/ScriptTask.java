package io.portals.playground.script;

import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/** A task whose handlers are functions of a script. */
final class ScriptTask implements Task<Keyed, Keyed>, Replier<Keyed, Keyed, Keyed> {
    /** All that a key has, by the names that the script gives. */
    static final PerKeyMap<String, Keyed> STATE = State.perKeyMap("state", String.class, Keyed.class);

    /** How the names begin that the script did not give. */
    static final String HIDDEN = "#";

    /** What is kept of a key so that its task hears of the end. */
    private static final String COMPLETES = HIDDEN + "completes";

    /** How many atoms a task has done. */
    private static final String ATOMS = HIDDEN + "atoms";

    private final ScriptApplication application;
    private final String path;
    private final Handlers handlers;
    private final List<ScriptPortal> asks;

    ScriptTask(ScriptApplication application, String path, Handlers handlers, List<ScriptPortal> asks) {
        this.application = application;
        this.path = path;
        this.handlers = handlers;
        this.asks = List.copyOf(asks);
    }

    String path() {
        return path;
    }

    ScriptSystem system() {
        return application.system();
    }

    /** Whether it says that it asks a portal. */
    boolean asks(ScriptPortal portal) {
        return asks.stream().anyMatch(asked -> asked.path().equals(portal.path()));
    }

    @Override
    public Uses uses() {
        Uses state = Uses.state(STATE);
        return asks.isEmpty()
                ? state
                : state.asks(asks.stream().map(ScriptPortal::portal).toArray(KeyedPortal[]::new))
                        .resumes(Resumed.class);
    }

    @Override
    public void process(Keyed event, TaskContext<Keyed> ctx) {
        if (event.isEnd()) {
            atomEnds(ctx);
            return;
        }
        if (handlers.onComplete != null) {
            ctx.map(STATE).put(COMPLETES, event);
        }
        Handler turn = handlers.onNext(handlers.takesTurns() ? atoms() : 0);
        run(new ScriptContext(this, ctx, null), now -> turn.handle(now, event.value()));
    }

    private void atomEnds(TaskContext<Keyed> ctx) {
        if (handlers.onAtomComplete != null) {
            run(new ScriptContext(this, ctx, null), handlers.onAtomComplete);
        }
        if (handlers.takesTurns()) {
            system().valuesOf(path).set(ATOMS, atoms() + 1);
        }
    }

    private long atoms() {
        return (long) system().valuesOf(path).get(ATOMS, 0L);
    }

    @Override
    public void request(Keyed request, ReplierContext<Keyed, Keyed> ctx) {
        ScriptContext.Asker to = new ScriptContext.Asker(ctx.replyTo());
        run(new ScriptContext(this, ctx, to), now -> handlers.onAsk.handle(now, request.value()));
    }

    void resume(long future, Keyed reply, TaskContext<Keyed> ctx) {
        run(new ScriptContext(this, ctx, null), now -> system().answered(future).replied(reply.value(), now));
    }

    /** It runs for each key that has state; the script's function, once. */
    @Override
    public void onComplete(TaskContext<Keyed> ctx) {
        if (handlers.onComplete != null && system().completes(path)) {
            run(new ScriptContext(this, ctx, null), handlers.onComplete);
        }
    }

    /** If a script handles errors, what was done before one stays done. */
    private void run(ScriptContext ctx, Callback handler) {
        if (handlers.onError == null) {
            ctx.run(handler);
            return;
        }
        try {
            ctx.run(handler);
        } catch (RuntimeException error) {
            ctx.run(now -> handlers.onError.handle(now, error));
        }
    }
}
