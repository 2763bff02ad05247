package io.portals.flink.task;

import io.portals.api.task.ReplyTo;
import io.portals.api.task.TimerId;
import io.portals.flink.state.Copies;
import io.portals.flink.types.AnyValueSerializer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Effects that are kept back until the handler has returned: one that fails may be set aside as if it had not run, and a failure
 * of what is behind the task is not taken for the handler's. Values are taken as they are at the call.
 */
final class DeferredEffects implements Effects {
    private interface Effect {
        void happen() throws Exception;
    }

    private final TaskRunner runner;
    private final ImmediateEffects effects;
    private final TypeSerializer<Object> events;
    private final List<Effect> kept = new ArrayList<>();

    /** @param events of what the task emits */
    DeferredEffects(TaskRunner runner, ImmediateEffects effects, TypeSerializer<Object> events) {
        this.runner = runner;
        this.effects = effects;
        this.events = events;
    }

    @Override
    public void emit(Object event) {
        Object copy = Copies.of(event, events);
        kept.add(() -> effects.emit(copy));
    }

    @Override
    public void setAside(Object event, String reason) {
        Object copy = AnyValueSerializer.INSTANCE.copy(event);
        kept.add(() -> effects.setAside(copy, reason));
    }

    @Override
    public void ask(int portal, Object question, long limitMillis, Record continuation) throws Exception {
        Object copy = effects.messenger().checkedRequest(runner, portal, question);
        kept.add(() -> effects.ask(portal, copy, limitMillis, continuation));
    }

    @Override
    public void askAll(int portal, List<Object> questions, long limitMillis, Record continuation) throws Exception {
        List<Object> copies = new ArrayList<>();
        for (Object question : questions) {
            copies.add(effects.messenger().checkedRequest(runner, portal, question));
        }
        kept.add(() -> effects.askAll(portal, copies, limitMillis, continuation));
    }

    @Override
    public void tell(int portal, Object message) throws Exception {
        Object copy = effects.messenger().checkedRequest(runner, portal, message);
        kept.add(() -> effects.tell(portal, copy));
    }

    @Override
    public void reply(Request request, Object reply) {
        Object copy = effects.messenger().copied(request, reply);
        kept.add(() -> effects.reply(request, copy));
    }

    @Override
    public void fail(Request request, String reason) {
        kept.add(() -> effects.fail(request, reason));
    }

    @Override
    public void reply(ReplyTo<?> to, Object reply) throws Exception {
        Object copy = effects.messenger().checkedReply(runner, to, reply);
        kept.add(() -> effects.reply(to, copy));
    }

    @Override
    public void fail(ReplyTo<?> to, String reason) throws Exception {
        effects.messenger().checkedReply(runner, to, null);
        kept.add(() -> effects.fail(to, reason));
    }

    @Override
    public void set(TimerId id, Record timer) {
        kept.add(() -> effects.set(id, timer));
    }

    @Override
    public void cancel(TimerId timer) {
        kept.add(() -> effects.cancel(timer));
    }

    @Override
    public void apply() throws Exception {
        for (Effect effect : kept) {
            effect.happen();
        }
        kept.clear();
    }

    @Override
    public void drop() {
        kept.clear();
    }
}
