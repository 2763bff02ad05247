package io.portals.actor.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.actor.Outlet;
import io.portals.actor.Question;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.conformance.suite.EveryWay;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.Program;
import io.portals.conformance.suite.UnderTest;
import io.portals.conformance.suite.Way;

/** Actors that are called by the methods of an interface. */
abstract class ActorProxySuite implements UnderTest {
    private static final Outlet<String> LINES = Outlet.named("lines", String.class);
    private static final ActorType<Message> TYPE = ActorType.named("counter", Message.class);
    private static final ActorProxy<Counter, Message> COUNTER = ActorProxy.of(Counter.class, Message.class);

    private static final ActorSystem STAGE = ActorSystem.named("stage", actors -> {
        actors.messages(Message.class, Sum.class, GoOn.class);
        actors.virtual(TYPE, Counting.class, name -> new Counting(0, ""));
        actors.classic(Main.class);
        actors.starts("main", name -> new Main());
        actors.continuations(HasTotal.class);
        actors.emits(LINES);
    });

    sealed interface Message {}

    record Add(long by, String why) implements Message {}

    record Total(String unit) implements Message, Question<Sum> {}

    record Sum(long sum, String unit) {}

    /** What it can do. */
    interface Counter {
        void add(long by, String why);

        Sum total(String unit);

        default void addTwice(long by) {
            add(by, "first");
            add(by, "second");
        }
    }

    record Counting(long sum, String whys) implements Behavior<Message> {
        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            if (message instanceof Add add) {
                return new Counting(sum + add.by(), whys + " " + add.why());
            }
            ctx.reply((Total) message, new Sum(sum, ((Total) message).unit() + whys));
            return this;
        }
    }

    record GoOn() {}

    record Main() implements Behavior<GoOn> {
        @Override
        public Behavior<GoOn> activated(ActorContext<GoOn> ctx) {
            Counter counter = COUNTER.to(TYPE.at("a"), ctx);
            counter.add(3, "start");
            counter.addTwice(2);
            COUNTER.ask(TYPE.at("a"), ctx, it -> it.total("pieces")).then(new HasTotal());
            return this;
        }

        @Override
        public Behavior<GoOn> receive(GoOn message, ActorContext<GoOn> ctx) {
            return this;
        }
    }

    record HasTotal() implements Continuation<Sum, Main, GoOn> {
        @Override
        public Behavior<GoOn> replied(Sum reply, Main self, ActorContext<GoOn> ctx) {
            ctx.emit(LINES, reply.toString());
            return self;
        }

        @Override
        public Behavior<GoOn> failed(PortalFailure why, Main self, ActorContext<GoOn> ctx) {
            throw new IllegalStateException(why.toString());
        }
    }

    /** A task of another application. */
    record Visit() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(STAGE.mailbox()).resumes(Visited.class);
        }

        @Override
        public void process(String visitor, TaskContext<String> ctx) {
            ActorRef<Message> actor = TYPE.at(visitor);
            COUNTER.to(STAGE, actor, ctx).add(1, "visit");
            COUNTER.ask(STAGE, actor, ctx, it -> it.total("visits")).then(new Visited());
        }
    }

    record Visited() implements OnReply<Sum, String> {
        @Override
        public void resume(Sum reply, TaskContext<String> ctx) {
            ctx.emit(reply.toString());
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            throw new IllegalStateException(why.toString());
        }
    }

    @EveryWay
    void anActorCallsAnother(Way way) throws Exception {
        Outcome outcome = way.run(Program.of(STAGE.application()).watching(STAGE.stream(LINES), STAGE.deadLetters()));

        assertThat(outcome.of(STAGE.stream(LINES))).containsExactly("Sum[sum=7, unit=pieces start first second]");
        assertThat(outcome.of(STAGE.deadLetters())).isEmpty();
    }

    @EveryWay
    void aTaskCallsAnActor(Way way) throws Exception {
        Application visits = Application.named(
                "visits", app -> app.workflow("visits", app.generator("visitors", Generator.of(String.class, "x", "y")))
                        .keyBy(String.class, visitor -> visitor)
                        .process("visit", String.class, new Visit())
                        .sink());
        AtomicStream<String> seen = AtomicStream.at("/visits/workflows/visits/stream", String.class);
        Outcome outcome = way.run(Program.of(STAGE.application(), visits).watching(seen));

        assertThat(outcome.of(seen))
                .containsExactlyInAnyOrder("Sum[sum=1, unit=visits visit]", "Sum[sum=1, unit=visits visit]");
    }
}
