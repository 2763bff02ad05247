package io.portals.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.actor.proxy.ActorProxy;
import io.portals.api.task.PortalFailure;
import io.portals.local.LocalRuntime;
import org.junit.jupiter.api.Test;

/** Calls by an interface that is not public, in another package than that of the proxy: as a program has it. */
final class ProxyElsewhereTest {
    sealed interface Message {}

    record Add(long by) implements Message {}

    /** A question by way of another interface. */
    sealed interface Asked extends Message, Question<Total> {}

    record Read() implements Asked {}

    record Total(long total) {}

    interface Counter {
        void add(long by);

        Total read();

        default void addTwice(long by) {
            add(by);
            add(by);
        }
    }

    private static final ActorType<Message> TYPE = ActorType.named("counter", Message.class);
    private static final ActorProxy<Counter, Message> COUNTER = ActorProxy.of(Counter.class, Message.class);
    private static final Outlet<Long> TOTALS = Outlet.named("totals", Long.class);

    record Counting(long total) implements Behavior<Message> {
        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            if (message instanceof Add add) {
                return new Counting(total + add.by());
            }
            ctx.reply((Read) message, new Total(total));
            return this;
        }
    }

    record Main() implements Behavior<Message> {
        @Override
        public Behavior<Message> activated(ActorContext<Message> ctx) {
            COUNTER.to(TYPE.at("a"), ctx).addTwice(3);
            COUNTER.ask(TYPE.at("a"), ctx, Counter::read).then(new HasTotal());
            return this;
        }

        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            return this;
        }
    }

    record HasTotal() implements Continuation<Total, Main, Message> {
        @Override
        public Behavior<Message> replied(Total reply, Main self, ActorContext<Message> ctx) {
            ctx.emit(TOTALS, reply.total());
            return self;
        }

        @Override
        public Behavior<Message> failed(PortalFailure why, Main self, ActorContext<Message> ctx) {
            throw new IllegalStateException(why.reason());
        }
    }

    @Test
    void defaultMethodsAreCalledAndQuestionsFound() {
        ActorSystem system = ActorSystem.named("stage", actors -> {
            actors.messages(Message.class, Total.class);
            actors.virtual(TYPE, Counting.class, name -> new Counting(0));
            actors.classic(Main.class);
            actors.starts("main", name -> new Main());
            actors.continuations(HasTotal.class);
            actors.emits(TOTALS);
        });
        LocalRuntime run = LocalRuntime.seeded(1).launch(system.application()).untilComplete();

        assertThat(run.output(system.stream(TOTALS))).containsExactly(6L);
    }
}
