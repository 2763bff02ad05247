package io.portals.actor.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Behavior;
import io.portals.actor.Question;
import io.portals.api.Generator;
import io.portals.local.LocalRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the user of a proxy reads who makes a mistake. */
class ActorProxyTest {
    private static final String HERE = ActorProxyTest.class.getName();
    private static final List<String> CAUGHT = new ArrayList<>();

    sealed interface Message {}

    record Add(long by) implements Message {
        Add {
            if (by < 0) {
                throw new IllegalArgumentException("nothing is taken away");
            }
        }
    }

    record Read() implements Message, Question<Sum> {}

    record Sum(long sum) {}

    interface Counter {
        void add(long by);

        Sum read();
    }

    interface Wrong {
        void add(int by);

        void remove(long by);

        long read();

        Sum add(long by);
    }

    record Start() {}

    private static final ActorProxy<Counter, Message> COUNTER = ActorProxy.of(Counter.class, Message.class);

    @Test
    void allMethodsWithoutAMessageAreListed() {
        assertThatThrownBy(() -> ActorProxy.of(Wrong.class, Message.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(HERE + "$Wrong.add(int): " + HERE + "$Message has no record Add(int); name the"
                        + " method as a message, and give it that message's components. There are Add(long), Read()")
                .hasMessageContaining("$Wrong.remove(long): ")
                .hasMessageContaining("$Wrong.read(): returns long, but Read is a question whose reply is " + HERE
                        + "$Sum; return " + HERE + "$Sum")
                .hasMessageContaining(
                        "$Wrong.add(long): returns " + HERE + "$Sum, but Add is no question; return void");
        assertThatThrownBy(() -> ActorProxy.of(Sum.class, Message.class)).hasMessageContaining("is no interface");
    }

    @Test
    void aMistakenCallIsRefused() {
        assertThat(caught(it -> it.read()))
                .contains("Counter.read() is a question; ask it: ask(actor, ctx, it -> it.read(...)).then(...)");
        assertThat(caught(it -> it.add(-1))).isEqualTo("nothing is taken away");
        assertThatThrownBy(() -> COUNTER.ask(ActorRef.root("a"), null, it -> {
                    it.add(1);
                    return null;
                }))
                .hasMessageContaining("Counter.add(long) is no question: it returns nothing; call it on to(...)");
        assertThatThrownBy(() -> COUNTER.ask(ActorRef.root("a"), null, it -> it.read() == it.read()))
                .hasMessageContaining("ask for one at a time");
        assertThatThrownBy(() -> COUNTER.ask(ActorRef.root("a"), null, it -> "x"))
                .hasMessageContaining("called none of its methods, and gave x; call one");
    }

    @Test
    void aProxyIsAnObject() {
        assertThat(caught(it -> {
                    assertThat(it).isEqualTo(it).isNotEqualTo("x").hasToString("an actor as " + HERE + "$Counter");
                    assertThat(it.hashCode()).isEqualTo(it.hashCode());
                    throw new IllegalStateException("reached");
                }))
                .isEqualTo("reached");
    }

    /** What is thrown by a call in a handler. */
    private static String caught(Consumer<Counter> call) {
        CAUGHT.clear();
        ActorSystem system = ActorSystem.named("stage", actors -> {
            actors.messages(Message.class, Sum.class, Start.class);
            Behavior<Start> main = actors.behavior("main", (self, message, ctx) -> {
                try {
                    call.accept(COUNTER.to(ActorRef.root("a"), ctx));
                } catch (RuntimeException e) {
                    CAUGHT.add(e.getMessage());
                }
                return self;
            });
            actors.starts("main", name -> main);
            actors.generates("start", Generator.of(Long.class, 1L), number -> ActorRef.<Start>root("main")
                    .letter(new Start()));
        });
        LocalRuntime.unverified(1).launch(system.application()).untilComplete();
        assertThat(CAUGHT).hasSize(1);
        return CAUGHT.get(0);
    }
}
