package io.portals.actor;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Path;
import io.portals.api.Portal;
import io.portals.api.task.Ask;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.TaskContext;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Actors that can reach each other: an application, which is launched like any other, alone or with those that it reads or that read
 * it.
 *
 * <pre>{@code
 * static final ActorType<CounterMessage> COUNTER = ActorType.named("counter", CounterMessage.class);
 *
 * ActorSystem counting = ActorSystem.named("counting", actors -> {
 *   actors.messages(Increment.class, Read.class, Total.class);
 *   actors.virtual(COUNTER, Counter.class, name -> new Counter(0));
 *   actors.reads("clicks", CLICKS, click -> COUNTER.at(click.user()).letter(new Increment(1)));
 * });
 * LocalRuntime.seeded(42).launch(counting.application(), clicks);
 * }</pre>
 *
 * <p>Tasks of other applications tell and ask its actors, too: see {@link #ask}. It may be a component of such a task.
 */
public final class ActorSystem implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** A task that was shipped knows its actors, and need not launch them. */
    private final transient Application application;

    private final Definition definition;

    ActorSystem(String name, Application application, Definition definition) {
        this.name = name;
        this.application = application;
        this.definition = definition;
    }

    /**
     * @param name of the application
     * @throws io.portals.api.check.InvalidApplicationException if something is wrong with it: all problems are listed
     */
    public static ActorSystem named(String name, Consumer<Actors> definition) {
        return Actors.build(name, definition);
    }

    /**
     * What is launched.
     *
     * @throws IllegalStateException in a task that was shipped: it is launched where it was built
     */
    public Application application() {
        if (application == null) {
            throw new IllegalStateException("/" + name + " was shipped with a task; launch it where it is built");
        }
        return application;
    }

    /** What actors give to an outlet. */
    public <T> AtomicStream<T> stream(Outlet<T> outlet) {
        if (!definition.outlets().contains(outlet)) {
            throw new IllegalArgumentException("/" + name + " has no outlet \"" + outlet.name() + "\" of "
                    + outlet.type().getName() + "; it has " + definition.outlets());
        }
        return AtomicStream.at(
                Path.of(name, Path.WORKFLOWS, Actors.OUTLET + outlet.name()) + "/" + Path.STREAM, outlet.type());
    }

    /**
     * What could not be delivered, or was set aside: messages to actors that are not there, replies to actors that have stopped or whose
     * time was up, messages for which a supervised actor failed, actors whose id was taken. The key is the actor's id.
     */
    public AtomicStream<DeadLetter<Object>> deadLetters() {
        return AtomicStream.deadLetters(Path.of(name, Path.WORKFLOWS, Actors.WORKFLOW));
    }

    /**
     * What actors of the types that are accounted have used.
     *
     * @throws IllegalStateException if there are none
     */
    public AtomicStream<Usage> usage() {
        if (!definition.isAccounted()) {
            throw new IllegalStateException(
                    "/" + name + " has no actors whose usage is accounted; add .accounted() to their declaration");
        }
        return AtomicStream.at(Path.of(name, Path.WORKFLOWS, Actors.USAGE) + "/" + Path.STREAM, Usage.class);
    }

    /** The path of the task that runs the actors, under their ids. */
    public String path() {
        return Path.of(name, Path.WORKFLOWS, Actors.WORKFLOW) + "/" + Actors.TASK;
    }

    /** The portal that is the actors' mailbox: what a task that asks or tells them declares by {@code uses().asks(...)}. */
    public Portal<Letter<Object, Object>, Object> mailbox() {
        return definition.mailbox();
    }

    /** Tells an actor something, from a task of any application, one that declares the {@link #mailbox}. */
    public <M> void tell(TaskContext<?> ctx, ActorRef<M> to, M message) {
        definition.messages().check(message);
        ctx.tell(definition.mailbox(), to.letter(message));
    }

    /**
     * Starts an ask of an actor, from a task of any application, one that declares the {@link #mailbox}.
     *
     * <pre>{@code
     * counting.ask(ctx, COUNTER.at("ann"), new Read()).then(new Shown("ann"));
     * }</pre>
     */
    @SuppressWarnings("unchecked") // the actor replies with what its question says
    public <Q extends Question<R>, R, O> Ask<R, O> ask(TaskContext<O> ctx, ActorRef<? super Q> to, Q question) {
        definition.messages().check(question);
        return (Ask<R, O>) (Ask<?, O>) ctx.ask(definition.mailbox(), new Letter.Asked<>(to.id(), question));
    }

    @Override
    public String toString() {
        return "/" + name;
    }
}
