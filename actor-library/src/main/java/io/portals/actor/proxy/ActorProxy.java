package io.portals.actor.proxy;

import io.portals.actor.ActorAsk;
import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Question;
import io.portals.api.task.Ask;
import io.portals.api.task.TaskContext;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls actors by the methods of an interface: one that returns nothing is a message, one that returns something is a question, and
 * the continuation of its ask gets what it returns. Behind the interface the messages are what they are: each method has the name and
 * the parameters of a message, with a small first letter.
 *
 * <pre>{@code
 * sealed interface CounterMessage {}
 * record Increment(long by) implements CounterMessage {}
 * record Read() implements CounterMessage, Question<Total> {}
 *
 * interface Counter {
 *   void increment(long by);
 *   Total read();
 * }
 *
 * static final ActorProxy<Counter, CounterMessage> COUNTER = ActorProxy.of(Counter.class, CounterMessage.class);
 *
 * COUNTER.to(ref, ctx).increment(3);
 * COUNTER.ask(ref, ctx, Counter::read).then(new HasRead());
 * }</pre>
 *
 * <p>Default methods of the interface are called as they are, and may call the others. On the JVM only, as it needs reflection.
 *
 * @param <P> the interface
 * @param <M> the type of messages
 */
public final class ActorProxy<P, M> {
    private final Class<P> calls;
    private final Map<Method, MessageMaker> makers;

    private ActorProxy(Class<P> calls, Map<Method, MessageMaker> makers) {
        this.calls = calls;
        this.makers = makers;
    }

    /**
     * Matches an interface with messages.
     *
     * @param messages a record, or a sealed interface of such
     * @throws IllegalArgumentException if some method has no message: all of them are listed
     */
    public static <P, M> ActorProxy<P, M> of(Class<P> calls, Class<M> messages) {
        return new ActorProxy<>(calls, MessageMaker.all(calls, messages));
    }

    /** The actor, for the handler that runs: a call of a method tells it the message. */
    public P to(ActorRef<M> actor, ActorContext<?> ctx) {
        return telling(message -> ctx.tell(actor, message));
    }

    /** As {@link #to(ActorRef, ActorContext)}, for a task, which declares {@link ActorSystem#mailbox}. */
    public P to(ActorSystem system, ActorRef<M> actor, TaskContext<?> ctx) {
        return telling(message -> system.tell(ctx, actor, message));
    }

    /**
     * Starts an ask, which {@link ActorAsk#then} ends.
     *
     * @param call calls one method, which is a question, with the arguments that are to be sent
     * @param <A> the type of messages of the actor that asks
     */
    public <R, A> ActorAsk<R, A> ask(ActorRef<M> actor, ActorContext<A> ctx, Function<? super P, R> call) {
        return ctx.ask(new ActorRef<>(actor.id()), question(call));
    }

    /** As {@link #ask(ActorRef, ActorContext, Function)}, for a task. */
    public <R, O> Ask<R, O> ask(
            ActorSystem system, ActorRef<M> actor, TaskContext<O> ctx, Function<? super P, R> call) {
        return system.ask(ctx, new ActorRef<>(actor.id()), question(call));
    }

    @SuppressWarnings("unchecked") // a message that a method without a result stands for is one
    private P telling(Consumer<M> tell) {
        return proxy((method, maker, arguments) -> {
            if (maker.isQuestion()) {
                throw new IllegalStateException(method + " is a question; ask it: ask(actor, ctx, it -> it."
                        + method.getName() + "(...)).then(...)");
            }
            tell.accept((M) maker.message(arguments));
            return null;
        });
    }

    @SuppressWarnings("unchecked") // that the question's reply is what the method returns was checked
    private <R> Question<R> question(Function<? super P, R> call) {
        Object[] asked = new Object[1];
        R nothing = call.apply(proxy((method, maker, arguments) -> {
            if (!maker.isQuestion()) {
                throw new IllegalStateException(method + " is no question: it returns nothing; call it on to(...)");
            }
            if (asked[0] != null) {
                throw new IllegalStateException(
                        method + " is called by an ask that has called another method; ask for one at a time");
            }
            asked[0] = maker.message(arguments);
            return null;
        }));
        if (asked[0] == null) {
            throw new IllegalStateException(
                    "an ask of " + calls.getName() + " called none of its methods, and gave " + nothing + "; call one");
        }
        return (Question<R>) asked[0];
    }

    /** What is done with a call. */
    private interface Called {
        Object call(Method method, MessageMaker maker, Object[] arguments);
    }

    private P proxy(Called called) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            MessageMaker maker = makers.get(method);
            if (maker != null) {
                return called.call(method, maker, arguments);
            }
            return method.isDefault() ? byDefault(proxy, method, arguments) : ofObject(proxy, method, arguments);
        };
        return calls.cast(Proxy.newProxyInstance(calls.getClassLoader(), new Class<?>[] {calls}, handler));
    }

    /** The interface need not be public: so it is called as by itself. */
    private static Object byDefault(Object proxy, Method method, Object[] arguments) throws Throwable {
        Class<?> declaring = method.getDeclaringClass();
        return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
                .unreflectSpecial(method, declaring)
                .bindTo(proxy)
                .invokeWithArguments(arguments == null ? new Object[0] : arguments);
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "an actor as " + calls.getName();
        };
    }
}
