package io.portals.examples.shoppingcart.analytics;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** Keeps a question until everything is counted, asks it then, and passes the answer on. */
record AskAtTheEnd() implements Task<TopQuestion, Top> {
    private static final PerKey<TopQuestion> QUESTION = State.perKey("question", TopQuestion.class);

    @Override
    public Uses uses() {
        return Uses.state(QUESTION).asks(AnalyticsApplication.TOP).resumes(Answered.class);
    }

    @Override
    public void process(TopQuestion question, TaskContext<Top> ctx) {
        ctx.set(QUESTION, question);
    }

    @Override
    public void onComplete(TaskContext<Top> ctx) {
        ctx.ask(AnalyticsApplication.TOP, ctx.get(QUESTION)).then(new Answered());
    }

    /** Nothing needs to be remembered but that the question was asked. */
    record Answered() implements OnReply<Top, Top> {
        @Override
        public void resume(Top top, TaskContext<Top> ctx) {
            ctx.emit(top);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Top> ctx) {
            throw new IllegalStateException("the ranking did not answer: " + why);
        }
    }
}
