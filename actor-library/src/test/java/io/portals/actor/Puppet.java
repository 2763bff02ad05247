package io.portals.actor;

import io.portals.api.AtomicStream;
import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.StateMap;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.ReplyTo;
import io.portals.conformance.suite.Mishap;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.Program;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An actor that does what it is told, and says what happens to it: a line is its id, its mood, and what it says.
 *
 * @param mood its state
 * @param owed a question that it has not answered yet
 */
record Puppet(String mood, Optional<ReplyTo<Puppet.Mood>> owed) implements Behavior<Puppet.Do> {
    static final Outlet<String> LINES = Outlet.named("lines", String.class);
    static final ActorType<Do> VIRTUAL = ActorType.named("virtual", Do.class);
    static final ActorRef<Do> MAIN = ActorRef.root("main");
    static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);
    static final PerKeyMap<String, Long> SHELVES = State.perKeyMap("shelves", String.class, Long.class);
    static final KeyedPortal<String, String, String> ECHO =
            KeyedPortal.at("/echo/portals/echo", String.class, String.class, String.class, said -> said);

    private static final KeyedPortal<String, String, String> UNDECLARED =
            KeyedPortal.at("/echo/portals/undeclared", String.class, String.class, String.class, said -> said);

    /** What puppets are told. */
    sealed interface Do {}

    /** Some orders, one after the other, with a semicolon between them; those that are about an order end with it. */
    record Run(String orders) implements Do {}

    /** What puppets are asked. */
    record HowAreYou(Manner manner) implements Do, Question<Mood> {}

    /** How a puppet answers: at once, when it is told to {@code answer}, by a refusal, or not at all. */
    enum Manner {
        NOW,
        LATER,
        REFUSE,
        IGNORE
    }

    record Mood(String mood) {}

    /** Whom orders go to. */
    record Command(String to, String orders) implements Serializable {}

    static Puppet puppet(String mood) {
        return new Puppet(mood, Optional.empty());
    }

    static Command to(String actor, String orders) {
        return new Command(actor, orders);
    }

    static Command main(String orders) {
        return to(MAIN.id(), orders);
    }

    /** A classic puppet, and virtual ones, to which the commands go in their order. */
    static ActorSystem system(Consumer<Actors> more, Command... commands) {
        return ActorSystem.named("stage", actors -> {
            actors.messages(Do.class, Mood.class);
            actors.continuations(Answered.class, Echoed.class);
            actors.emits(LINES);
            actors.state(COUNT);
            actors.state(SHELVES);
            actors.starts("main", name -> puppet("fine"));
            more.accept(actors);
            actors.classic(Director.class);
            actors.starts("director", name -> new Director(List.of(commands)));
        });
    }

    static ActorSystem system(Command... commands) {
        return system(
                actors -> {
                    actors.classic(Puppet.class, Holding.class);
                    actors.virtual(VIRTUAL, Puppet.class, name -> puppet("new"));
                },
                commands);
    }

    static Program program(ActorSystem system) {
        return Program.of(system.application()).watching(system.stream(LINES), system.deadLetters());
    }

    static List<String> lines(ActorSystem system, Outcome outcome) {
        return outcome.of(system.stream(LINES));
    }

    /** What an actor said. */
    static List<String> lines(ActorSystem system, Outcome outcome, String actor) {
        return lines(system, outcome).stream()
                .filter(line -> line.startsWith(actor + " "))
                .toList();
    }

    static List<String> letters(ActorSystem system, Outcome outcome) {
        AtomicStream<DeadLetter<Object>> letters = system.deadLetters();
        return outcome.of(letters).stream()
                .map(letter -> letter.key() + " | " + letter.event() + " | " + letter.reason())
                .toList();
    }

    @Override
    public Behavior<Do> activated(ActorContext<Do> ctx) {
        switch (mood) {
            case "woken" -> say("wakes", ctx);
            case "broken" -> throw new IllegalStateException("it is broken");
            case "brief" -> {
                return Behavior.stopped();
            }
            default -> {}
        }
        return this;
    }

    @Override
    public Behavior<Do> passivated(ActorContext<Do> ctx) {
        say("falls asleep", ctx);
        return mood.equals("tired of life") ? Behavior.stopped() : puppet("woken");
    }

    @Override
    public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
        Behavior<Do> then = this;
        if (message instanceof HowAreYou question) {
            then = answer(question, ctx);
        } else if (message instanceof Run run) {
            for (String order : run.orders().split("; ")) {
                String[] words = order.split(" ", 2);
                then = ((Puppet) then).obey(words[0], words.length > 1 ? words[1] : "", ctx);
            }
        }
        if (ctx.self().id().startsWith("/")) { // a supervisor would set the mishap aside, and not the runtime
            Mishap.at("puppet");
        }
        return then;
    }

    private Behavior<Do> answer(HowAreYou question, ActorContext<Do> ctx) {
        switch (question.manner()) {
            case NOW -> ctx.reply(question, new Mood(mood));
            case LATER -> {
                return new Puppet(mood, Optional.of(ctx.replyTo(question)));
            }
            case REFUSE -> ctx.fail(question, "no");
            case IGNORE -> {}
        }
        return this;
    }

    private Behavior<Do> obey(String order, String rest, ActorContext<Do> ctx) {
        String first = rest.split(" ")[0];
        String behind = rest.substring(Math.min(rest.length(), first.length() + 1));
        switch (order) {
            case "say" -> say(rest, ctx);
            case "feel" -> {
                return new Puppet(rest, owed);
            }
            case "stop" -> {
                return Behavior.stopped();
            }
            case "hold" -> {
                return new Holding(this);
            }
            case "fail" -> throw new IllegalStateException(rest);
            case "error" -> throw new AssertionError(rest);
            case "tell" -> ctx.tell(new ActorRef<>(first), new Run(behind));
            case "spawn" -> ctx.spawn(rest, puppet("born"));
            case "number" -> say("spawned " + ctx.spawn(puppet("born")).id(), ctx);
            case "watch" -> ctx.watch(new ActorRef<>(first), new Run(behind));
            case "unwatch" -> ctx.unwatch(new ActorRef<>(first));
            case "later" -> ctx.schedule(Duration.ofMillis(Long.parseLong(first)), new Run(behind));
            case "never" -> ctx.cancel(ctx.schedule(Duration.ofMillis(Long.parseLong(first)), new Run(behind)));
            case "count" -> say("counts " + ctx.update(COUNT, n -> n + 1), ctx);
            case "shelve" -> shelve(rest, ctx);
            case "clear" -> {
                ctx.clear(COUNT);
                ctx.clear(SHELVES);
            }
            case "ask" -> ask(first, behind, ctx);
            case "echo" -> ctx.ask(ECHO, rest).then(new Echoed());
            case "answer" -> {
                ctx.reply(owed.orElseThrow(), new Mood(mood));
                return puppet(mood);
            }
            case "null" -> {
                return null;
            }
            case "stranger" -> {
                return new Stranger();
            }
            case "misuse" -> misuse(rest, ctx);
            case "open" -> ctx.ask(MAIN, new HowAreYou(Manner.NOW));
            default -> throw new IllegalArgumentException("no order: " + order);
        }
        return this;
    }

    private static void ask(String other, String manner, ActorContext<Do> ctx) {
        String[] how = manner.split(" within ");
        ActorAsk<Mood, Do> ask =
                ctx.ask(new ActorRef<HowAreYou>(other), new HowAreYou(Manner.valueOf(how[0].toUpperCase(Locale.ROOT))));
        (how.length == 1 ? ask : ask.within(Duration.ofMillis(Long.parseLong(how[1])))).then(new Answered(other));
    }

    /** What no handler may do. */
    private static void misuse(String what, ActorContext<Do> ctx) {
        switch (what) {
            case "request" -> ctx.ask(ECHO, null).then(new Echoed());
            case "portal" -> ctx.tell(UNDECLARED, "hello");
            case "continuation" -> ctx.ask(ECHO, "hello").then(new Undeclared());
            case "key" -> ctx.map(SHELVES).get(null);
            case "child" -> ctx.spawn("kid", new OnlyVirtual());
            default -> throw new IllegalArgumentException(what);
        }
    }

    private void shelve(String name, ActorContext<Do> ctx) {
        StateMap<String, Long> shelves = ctx.map(SHELVES);
        Long before = shelves.get(name);
        shelves.put(name, before == null ? 1 : before + 1);
        say(name + " " + shelves.get(name) + " of " + shelves.entries().size(), ctx);
    }

    private void say(String text, ActorContext<Do> ctx) {
        ctx.emit(LINES, ctx.self().id() + " " + mood + " " + text);
    }

    /** Says what came of an ask. */
    record Answered(String other) implements Continuation<Mood, Puppet, Do> {
        @Override
        public Behavior<Do> replied(Mood reply, Puppet self, ActorContext<Do> ctx) {
            self.say(other + " is " + reply.mood(), ctx);
            return self;
        }

        @Override
        public Behavior<Do> failed(PortalFailure why, Puppet self, ActorContext<Do> ctx) {
            self.say(
                    other + ": " + why.kind() + (why.kind() == PortalFailure.Kind.REFUSED ? " " + why.reason() : ""),
                    ctx);
            return self;
        }
    }

    /** Says what a portal replied. */
    record Echoed() implements Continuation<String, Puppet, Do> {
        @Override
        public Behavior<Do> replied(String reply, Puppet self, ActorContext<Do> ctx) {
            self.say("hears " + reply, ctx);
            return self;
        }

        @Override
        public Behavior<Do> failed(PortalFailure why, Puppet self, ActorContext<Do> ctx) {
            self.say("hears nothing: " + why.kind(), ctx);
            return self;
        }
    }

    /** A continuation that no system declares. */
    record Undeclared() implements Continuation<String, Puppet, Do> {
        @Override
        public Behavior<Do> replied(String reply, Puppet self, ActorContext<Do> ctx) {
            return self;
        }

        @Override
        public Behavior<Do> failed(PortalFailure why, Puppet self, ActorContext<Do> ctx) {
            return self;
        }
    }

    /** A behavior of virtual actors only. */
    record OnlyVirtual() implements Behavior<Do> {
        @Override
        public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
            return this;
        }
    }

    /** A puppet that waits to be released. */
    record Holding(Puppet puppet) implements Behavior<Do> {
        @Override
        public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
            if (message.equals(new Run("release"))) {
                ctx.unstashAll();
                return puppet;
            }
            if (message.equals(new Run("stop"))) {
                return Behavior.stopped();
            }
            ctx.stash(message);
            return this;
        }

        @Override
        public Behavior<Do> passivated(ActorContext<Do> ctx) {
            ctx.unstashAll();
            return puppet;
        }
    }

    /** Gives all commands, in their order. */
    record Director(List<Command> commands) implements Behavior<Do> {
        @Override
        public Behavior<Do> activated(ActorContext<Do> ctx) {
            for (Command command : commands) {
                ctx.tell(new ActorRef<>(command.to()), new Run(command.orders()));
            }
            return Behavior.stopped();
        }

        @Override
        public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
            return this;
        }
    }

    /** A behavior that no system declares. */
    record Stranger() implements Behavior<Do> {
        @Override
        public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
            return this;
        }
    }
}
