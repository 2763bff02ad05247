package io.portals.flink.task;

import io.portals.api.task.ReplyTo;
import io.portals.api.task.TimerId;
import java.util.List;

/**
 * Effects that happen at once: a failure of the handler fails the job, which takes all of them back.
 *
 * @param messenger null where tasks neither ask nor reply
 * @param timers null where tasks set no timers
 */
record ImmediateEffects(TaskRunner runner, Receiver emitted, Messenger messenger, TaskTimers timers)
        implements Effects {
    @Override
    public void emit(Object event) throws Exception {
        emitted.receive(event);
    }

    @Override
    public void setAside(Object event, String reason) throws Exception {
        runner.setAside(event, reason);
    }

    @Override
    public void ask(int portal, Object question, long limitMillis, Record continuation) throws Exception {
        messenger.ask(runner, portal, question, limitMillis, continuation);
    }

    @Override
    public void askAll(int portal, List<Object> questions, long limitMillis, Record continuation) throws Exception {
        messenger.askAll(runner, portal, questions, limitMillis, continuation);
    }

    @Override
    public void tell(int portal, Object message) throws Exception {
        messenger.tell(runner, portal, message);
    }

    @Override
    public void reply(Request request, Object reply) throws Exception {
        messenger.reply(request, reply);
    }

    @Override
    public void fail(Request request, String reason) throws Exception {
        messenger.fail(request, reason);
    }

    @Override
    public void reply(ReplyTo<?> to, Object reply) throws Exception {
        messenger.reply(runner, to, reply);
    }

    @Override
    public void fail(ReplyTo<?> to, String reason) throws Exception {
        messenger.fail(runner, to, reason);
    }

    @Override
    public void set(TimerId id, Record timer) throws Exception {
        timers.set(runner, id, timer);
    }

    @Override
    public void cancel(TimerId timer) throws Exception {
        if (timers != null) { // else the task declares none
            timers.cancel(runner, timer);
        }
    }

    @Override
    public void apply() {
        // nothing was kept back
    }

    @Override
    public void drop() {
        // what happened is undone with the job
    }
}
