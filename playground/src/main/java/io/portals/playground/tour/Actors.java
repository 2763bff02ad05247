package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;
import java.util.Map;

/** Actors that hand a token on: each is a key of a task, and messages go to it by a cycle. The actor library does it for you. */
public final class Actors {
    private static final Map<String, String> NEXT = Map.of("ann", "bob", "bob", "cleo", "cleo", "ann");

    private Actors() {}

    record Token(String to, long hops) {
        @Override
        public String toString() {
            return "token for " + to + ", " + hops + " hops left";
        }
    }

    record Actor() implements Task<Token, Token> {
        static final PerKey<Long> HAD = State.perKey("had", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(HAD);
        }

        @Override
        public void process(Token token, TaskContext<Token> ctx) {
            ctx.update(HAD, had -> had + 1);
            if (token.hops() > 0) {
                ctx.emit(new Token(NEXT.get(token.to()), token.hops() - 1));
            }
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("ring", app -> {
            Sequencer<Token> mailboxes = app.sequencer("mailboxes", Token.class);
            AtomicStream<Token> sent = app.workflow("actors", mailboxes)
                    .keyBy(String.class, Token::to)
                    .process("actor", Token.class, new Actor())
                    .sink();
            app.connect(app.generator("start", Generator.signal(Token.class, new Token("ann", 7))), mailboxes);
            app.connect(sent, mailboxes);
        }));
    }
}
