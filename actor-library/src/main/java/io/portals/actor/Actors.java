package io.portals.actor;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Fn;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Builds a system of actors; see {@link ActorSystem#named}. */
public final class Actors {
    static final String WORKFLOW = "actors";
    static final String TASK = "actors";
    static final String OUTLET = "outlet-";
    static final String USAGE = "usage";

    /** Stands where the name of an outlet does: none has this name. */
    static final String USAGE_OUTLET = "#usage";

    private static final String MAILBOX = "mailbox";
    private static final String LETTERS = "letters";
    private static final String READER = "read-";

    private final AppBuilder app;
    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Class<?>> messages = new LinkedHashSet<>();
    private final Map<String, Virtual> virtual = new LinkedHashMap<>();
    private final List<ActorOptions> classic = new ArrayList<>();
    private final Map<String, Handler<Object>> handlers = new LinkedHashMap<>();
    private final Map<String, Fn<String, Behavior<Object>>> roots = new LinkedHashMap<>();
    private final List<BiConsumer<Sequencer<Letter<Object, Object>>, Type<Letter<Object, Object>>>> readers =
            new ArrayList<>();
    private final List<StateHandle> states = new ArrayList<>();
    private final List<Portal<?, ?>> portals = new ArrayList<>();
    private final List<Class<? extends Record>> continuations = new ArrayList<>();
    private final Map<String, Outlet<?>> outlets = new LinkedHashMap<>();
    private boolean undoes = true;

    private record Virtual(Fn<String, Behavior<Object>> births, boolean isStateless, ActorOptions options) {
        Kind kind() {
            return options.kind(births, isStateless);
        }
    }

    private Actors(String name, AppBuilder app) {
        this.name = name;
        this.app = app;
    }

    static ActorSystem build(String name, Consumer<Actors> definition) {
        Definition[] built = new Definition[1];
        Application application = Application.named(name, app -> {
            Actors actors = new Actors(name, app);
            definition.accept(actors);
            built[0] = actors.build();
        });
        return new ActorSystem(name, application, built[0]);
    }

    // ------------------------------------------------------------------------------------------- what there is

    /** Declares classes of messages, questions and replies: records, or sealed interfaces of such. */
    public void messages(Class<?>... classes) {
        messages.addAll(Arrays.asList(classes));
    }

    /**
     * Declares a type of virtual actors.
     *
     * @param behavior that an actor begins with
     * @param births makes it, of the actor's name
     */
    @SuppressWarnings("unchecked") // behaviors of all kinds of messages are handled as one
    public <M, B extends Behavior<M>> ActorOptions virtual(ActorType<M> type, Class<B> behavior, Fn<String, B> births) {
        return virtual(type, behavior, (Fn<String, Behavior<Object>>) (Fn<String, ?>) births, false);
    }

    /**
     * Declares a type of virtual actors of which nothing is stored: each message is handled by the given behavior, which stays as it
     * is. They cost nothing but their work: use as many names as you like, so that many run in parallel.
     */
    @SuppressWarnings("unchecked") // as above
    public <M, B extends Behavior<M>> ActorOptions stateless(
            ActorType<M> type, Class<B> behavior, Fn<String, B> births) {
        return virtual(type, behavior, (Fn<String, Behavior<Object>>) (Fn<String, ?>) births, true);
    }

    private ActorOptions virtual(
            ActorType<?> type,
            Class<? extends Behavior<?>> behavior,
            Fn<String, Behavior<Object>> births,
            boolean isStateless) {
        ActorOptions options = new ActorOptions(type.name(), !isStateless, List.of(behavior));
        if (virtual.put(type.name(), new Virtual(births, isStateless, options)) != null) {
            problem("declares the type of virtual actors \"" + type.name() + "\" twice", "declare it once");
        }
        return options;
    }

    /** Declares behaviors of classic actors, for which the same holds. */
    @SafeVarargs
    public final ActorOptions classic(Class<? extends Behavior<?>>... behaviors) {
        ActorOptions options = new ActorOptions(
                behaviors.length == 0 ? "none" : behaviors[0].getSimpleName(), false, List.of(behaviors));
        classic.add(options);
        return options;
    }

    /**
     * Declares a behavior of classic actors by a function: for tests, and for what needs no class of its own. What is stored of it is its
     * name, so that it must be declared under that name as long as there are such actors. State is in {@link #state} handles.
     *
     * <pre>{@code
     * Behavior<Ping> echo = actors.behavior("echo", (self, ping, ctx) -> {
     *   ctx.tell(ping.from(), new Pong());
     *   return self;
     * });
     * actors.starts("main", name -> echo);
     * }</pre>
     */
    @SuppressWarnings("unchecked") // behaviors of all kinds of messages are handled as one
    public <M> Behavior<M> behavior(String behavior, Handler<M> handler) {
        if (handlers.isEmpty()) {
            classic(Named.class);
        }
        if (handlers.put(behavior, (Handler<Object>) handler) != null) {
            problem("declares the behavior \"" + behavior + "\" twice", "give one of them another name");
        }
        return (Behavior<M>) new Named(behavior);
    }

    /**
     * Lets a classic actor come to life when the application starts, before it gets any message. There is one of it: when it has
     * stopped, there is none of its id any more.
     *
     * <pre>{@code
     * actors.starts("main", name -> new Main(21));
     * }</pre>
     *
     * @param births makes its behavior, of its name
     */
    @SuppressWarnings("unchecked") // behaviors of all kinds of messages are handled as one
    public <M> ActorRef<M> starts(String actor, Fn<String, ? extends Behavior<M>> births) {
        ActorRef<M> root = ActorRef.root(actor);
        if (roots.put(root.id(), (Fn<String, Behavior<Object>>) (Fn<String, ?>) births) != null) {
            problem("starts " + root.id() + " twice", "give one of them another name");
        }
        return root;
    }

    /** Declares continuations of asks. */
    @SafeVarargs
    public final void continuations(Class<? extends Record>... classes) {
        continuations.addAll(List.of(classes));
    }

    /** Declares portals that actors ask or tell, of any application. */
    public void asks(Portal<?, ?>... asked) {
        portals.addAll(List.of(asked));
    }

    /** Declares a value that each actor may have, besides its behavior. */
    public void state(PerKey<?> handle) {
        states.add(handle);
    }

    /** Declares a map that each actor may have: for more than should be read and written with each message. */
    public void state(PerKeyMap<?, ?> handle) {
        states.add(handle);
    }

    /** Declares where events leave the system. */
    public void emits(Outlet<?>... more) {
        for (Outlet<?> outlet : more) {
            if (outlets.put(outlet.name(), outlet) != null) {
                problem("declares the outlet \"" + outlet.name() + "\" twice", "give one of them another name");
            }
        }
    }

    // ------------------------------------------------------------------------------------------- what it reads

    /**
     * Lets each event of a stream, of any application, be a message to an actor.
     *
     * @param reader names the workflow that makes messages of it
     * @param letter see {@link ActorRef#letter}
     */
    public <T> void reads(String reader, AtomicStream<T> stream, Fn<? super T, Letter<Object, Object>> letter) {
        readers.add((letters, type) -> app.connect(
                app.workflow(READER + reader, stream).map(type, letter).sink(), letters));
    }

    /** Declares an input of the application, each event of which is a message to an actor; see {@link #reads}. */
    public <T> Input<T> input(String input, Class<T> type, Fn<? super T, Letter<Object, Object>> letter) {
        Input<T> declared = app.input(input, type);
        reads(input, declared, letter);
        return declared;
    }

    /** Adds a generator to the application, each event of which is a message to an actor; see {@link #reads}. */
    public <T> void generates(String generator, Generator<T> events, Fn<? super T, Letter<Object, Object>> letter) {
        reads(generator, app.generator(generator, events), letter);
    }

    /** For a test of the tests: what a handler did that failed is not undone. */
    void keepsWhatFailed() {
        undoes = false;
    }

    // ------------------------------------------------------------------------------------------- the application

    private Definition build() {
        Set<Class<? extends Behavior<?>>> behaviors = behaviors();
        if (messages.isEmpty()) {
            problem("declares no messages", "add actors.messages(...)");
        }
        if (behaviors.isEmpty()) {
            problem("declares no actors", "add actors.virtual(...) or actors.classic(...)");
        }
        Map<Class<?>, Kind> kinds = classicKinds();
        checkRoots(kinds);
        if (!problems.isEmpty()) {
            throw new InvalidApplicationException(problems);
        }

        Set<Class<?>> stored = new LinkedHashSet<>(behaviors);
        stored.add(Stopped.class);
        Type<Object> message = oneOf(messages);
        Type<Behavior<Object>> behavior = oneOf(stored);
        Type<Letter<Object, Object>> letter = Type.parameterized(Letter.class, message, behavior);
        KeyedPortal<String, Letter<Object, Object>, Object> mailbox =
                app.portal(MAILBOX, letter, message, Type.of(String.class), Letter::to);
        Definition definition = new Definition(
                mailbox,
                virtual.values().stream().map(Virtual::kind).toList(),
                kinds,
                Map.copyOf(handlers),
                Map.copyOf(roots),
                new Known("message", "actors.messages(...)", messages),
                new Known("behavior", "actors.classic(...), or to becomes(...) of its type", behaviors),
                List.copyOf(outlets.values()),
                List.copyOf(portals),
                List.copyOf(continuations),
                Store.of(message, behavior, states),
                undoes);
        addWorkflows(definition, letter);
        return definition;
    }

    private Set<Class<? extends Behavior<?>>> behaviors() {
        Set<Class<? extends Behavior<?>>> all = new LinkedHashSet<>();
        virtual.values().forEach(each -> all.addAll(each.options.behaviors()));
        classic.forEach(each -> all.addAll(each.behaviors()));
        return all;
    }

    private Map<Class<?>, Kind> classicKinds() {
        Map<Class<?>, Kind> kinds = new HashMap<>();
        for (ActorOptions options : classic) {
            Kind kind = options.kind(null, false);
            for (Class<?> behavior : options.behaviors()) {
                if (kinds.put(behavior, kind) != null) {
                    problem(
                            "declares the classic behavior " + behavior.getName() + " twice",
                            "declare it once, with what holds for it");
                }
            }
        }
        return Map.copyOf(kinds);
    }

    private void checkRoots(Map<Class<?>, Kind> kinds) {
        roots.forEach((id, births) -> {
            Class<?> behavior = births.apply(ActorId.name(id)).getClass();
            if (!kinds.containsKey(behavior)) {
                problem(
                        "starts " + id + " with a behavior of " + behavior.getName() + ", which is not declared",
                        "add it to actors.classic(...)");
            }
        });
    }

    private void addWorkflows(Definition definition, Type<Letter<Object, Object>> letter) {
        Sequencer<Letter<Object, Object>> letters = app.sequencer(LETTERS, letter);
        List<Letter<Object, Object>> started = new ArrayList<>();
        roots.keySet().forEach(id -> started.add(new Letter.Start<>(id)));
        app.connect(app.generator("started", Generator.atoms(letter, List.of(started))), letters);
        readers.forEach(reader -> reader.accept(letters, letter));
        Set<Class<?>> emitted = new LinkedHashSet<>();
        outlets.values().forEach(outlet -> emitted.add(outlet.type()));
        if (definition.isAccounted()) {
            emitted.add(Usage.class);
        }
        if (emitted.isEmpty()) {
            emitted.add(String.class); // a type is needed for events that there are not
        }
        ActorTask task = new ActorTask(definition);
        AtomicStream<Emitted<Object>> events = app.workflow(WORKFLOW, letters)
                .keyBy(String.class, Letter::to)
                .process(TASK, Type.<Emitted<Object>>parameterized(Emitted.class, oneOf(emitted)), task)
                .replies(definition.mailbox(), task)
                .sink();
        outlets.values().forEach(outlet -> addOutlet(outlet, events));
        if (definition.isAccounted()) {
            app.workflow(USAGE, events)
                    .filter(event -> event.outlet().equals(USAGE_OUTLET))
                    .map(Usage.class, event -> (Usage) event.event())
                    .process("sum", Usage.class, new SumUsage())
                    .sink();
        }
    }

    @SuppressWarnings("unchecked") // what an outlet was given is of its type
    private <T> void addOutlet(Outlet<T> outlet, AtomicStream<Emitted<Object>> events) {
        String wanted = outlet.name();
        app.workflow(OUTLET + wanted, events)
                .filter(event -> event.outlet().equals(wanted))
                .map(outlet.type(), event -> (T) event.event())
                .sink();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
    private static <T> Type<T> oneOf(Collection<Class<?>> classes) {
        return (Type<T>) Type.oneOf(classes.toArray(new Class[0]));
    }

    private void problem(String what, String remedy) {
        problems.add(new Problem("/" + name, what, remedy));
    }
}
