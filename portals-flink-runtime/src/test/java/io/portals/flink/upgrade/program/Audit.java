package io.portals.flink.upgrade.program;

import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;

/** New in this version: a task with a portal, of another application, that tasks ask which were there before. */
public record Audit() implements Replier<Audit.Question, String, String> {
    public record Question(String user) {}

    public static final KeyedPortal<String, Question, String> PORTAL =
            KeyedPortal.at("/audit/portals/audit", Question.class, String.class, String.class, Question::user);

    static final PerKey<Long> ASKED = State.perKey("asked", Long.class).orElse(0L);

    @Override
    public Uses uses() {
        return Uses.state(ASKED);
    }

    @Override
    public void request(Question question, ReplierContext<String, String> ctx) {
        ctx.reply("audited " + ctx.update(ASKED, n -> n + 1));
    }
}
