package io.portals.api;

import io.portals.api.check.ApplicationCheck;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Builds an application; see {@link Application#named}. What its methods return are references: plain values, equal to those
 * that {@code at(path, ...)} makes elsewhere.
 */
public final class AppBuilder {
    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Input<?>> inputs = new ArrayList<>();
    private final Map<String, Generator<?>> generators = new LinkedHashMap<>();
    private final List<Sequencer<?>> sequencers = new ArrayList<>();
    private final Map<String, Sequencing> sequencing = new LinkedHashMap<>();
    private final List<ApplicationGraph.Connection> connections = new ArrayList<>();
    private final List<ApplicationGraph.Split> splits = new ArrayList<>();
    private final List<ApplicationGraph.Branch> branches = new ArrayList<>();
    private final List<WorkflowBuilder> workflows = new ArrayList<>();
    private final List<KeyedPortal<?, ?, ?>> portals = new ArrayList<>();
    private final Set<Class<?>> opaque = new LinkedHashSet<>();
    private boolean finished;

    AppBuilder(String name) {
        String problem = Path.problemOfName(name);
        if (problem != null) {
            throw new InvalidApplicationException(List.of(
                    new Problem("application \"" + name + "\"", "the name " + problem, "rename the application")));
        }
        this.name = name;
    }

    /** Declares an input, which is bound when the application is launched. */
    public <T> Input<T> input(String name, Class<T> type) {
        return input(name, Type.of(type));
    }

    /** As {@link #input(String, Class)}, for generic types. */
    public <T> Input<T> input(String name, Type<T> type) {
        Input<T> input = Input.at(declare(Path.INPUTS, name), type);
        inputs.add(input);
        return input;
    }

    /** Adds a stream that is part of the application. */
    public <T> AtomicStream<T> generator(String name, Generator<T> generator) {
        String path = declare(Path.GENERATORS, name);
        Objects.requireNonNull(generator, () -> path + ": the generator is null");
        generators.put(path, generator);
        return AtomicStream.at(path, generator.type());
    }

    /** Adds a sequencer, to which streams are connected by {@link #connect}. */
    public <T> Sequencer<T> sequencer(String name, Class<T> type) {
        return sequencer(name, Type.of(type));
    }

    /** As {@link #sequencer(String, Class)}, for generic types. */
    public <T> Sequencer<T> sequencer(String name, Type<T> type) {
        Sequencer<T> sequencer = Sequencer.at(declare(Path.SEQUENCERS, name), type);
        sequencers.add(sequencer);
        return sequencer;
    }

    /** Says which stream of a sequencer, one of this application, is next. */
    public void sequencing(Sequencer<?> sequencer, Sequencing how) {
        open("/" + name);
        Objects.requireNonNull(
                how, () -> sequencer.path() + ": the sequencing is null; use Sequencing.ANY for the default");
        if (!sequencers.contains(sequencer)) {
            problem(
                    sequencer.path(),
                    "is given a sequencing by " + name + ", which does not have it",
                    "let the application say it that has the sequencer");
        }
        sequencing.put(sequencer.path(), how);
    }

    /**
     * Lets a stream feed a sequencer. Both may belong to other applications, and the stream may depend on the sequencer: that
     * closes a cycle.
     */
    public <T> void connect(AtomicStream<? extends T> from, Sequencer<T> to) {
        open("/" + name);
        Objects.requireNonNull(from, () -> "/" + name + ": the stream to connect is null");
        Objects.requireNonNull(to, () -> "/" + name + ": the sequencer to connect to is null");
        connections.add(new ApplicationGraph.Connection(from, to));
    }

    /** Adds a splitter of a stream, of this application or of another. Its branches are added by {@link #branch} and {@link #rest}. */
    public <T> Splitter<T> splitter(String name, AtomicStream<T> from) {
        Objects.requireNonNull(from, () -> "/" + this.name + ": the stream to split is null");
        Splitter<T> splitter = Splitter.at(declare(Path.SPLITTERS, name), from.type());
        splits.add(new ApplicationGraph.Split(splitter, from));
        return splitter;
    }

    /**
     * Adds a branch to a splitter, of this application or of another: it takes the events for which the predicate holds, and for
     * which that of no branch before it does.
     */
    public <T> AtomicStream<T> branch(Splitter<T> splitter, String name, Fn<? super T, Boolean> when) {
        Objects.requireNonNull(when, () -> splitter.path() + "/" + name + ": the predicate is null");
        return branched(splitter, name, WorkflowBuilder.erased(when));
    }

    /** Adds the branch that takes what no other branch of a splitter does. */
    public <T> AtomicStream<T> rest(Splitter<T> splitter, String name) {
        return branched(splitter, name, null);
    }

    private <T> AtomicStream<T> branched(Splitter<T> splitter, String branch, Fn<Object, Boolean> when) {
        open("/" + name);
        String problem = Path.problemOfName(branch);
        if (problem != null) {
            problem(splitter.path(), "the name of a branch \"" + branch + "\" " + problem, "rename the branch");
            return AtomicStream.at(splitter.path() + "/unnamed" + Path.MADE_UP + problems.size(), splitter.type());
        }
        ApplicationGraph.Branch added = new ApplicationGraph.Branch(splitter, branch, when);
        branches.add(added);
        return AtomicStream.at(added.path(), splitter.type());
    }

    /** Declares a portal of this application, for which one of its tasks must reply. */
    public <K, Q, R> KeyedPortal<K, Q, R> portal(
            String name, Class<Q> request, Class<R> reply, Class<K> key, Fn<? super Q, ? extends K> keyOf) {
        return portal(name, Type.of(request), Type.of(reply), Type.of(key), keyOf);
    }

    /** As {@link #portal(String, Class, Class, Class, Fn)}, for generic types. */
    public <K, Q, R> KeyedPortal<K, Q, R> portal(
            String name, Type<Q> request, Type<R> reply, Type<K> key, Fn<? super Q, ? extends K> keyOf) {
        String path = declare(Path.PORTALS, name);
        KeyedPortal<K, Q, R> portal = KeyedPortal.at(path, request, reply, key, keyOf);
        if (names.contains(path)) { // of one whose name was refused no replier is asked for
            portals.add(portal);
        }
        return portal;
    }

    /**
     * Declares classes that a runtime cannot look into, and may write by a general serializer: classes of others that are neither
     * records nor made of them. On Flink that is Kryo: some times slower than the serializer of a record, and what it wrote it may
     * not read any more when the class has changed. Values of such classes must not be changed once they are given away.
     *
     * <pre>{@code
     * app.opaque(Money.class, Polygon.class);
     * }</pre>
     *
     * <p>It holds for all applications that are launched together. A record that holds what matters is the better choice, where
     * there is one.
     */
    public void opaque(Class<?>... classes) {
        open("/" + name);
        for (Class<?> type : classes) {
            Objects.requireNonNull(type, () -> "/" + name + ": a class that is declared opaque is null");
            if (type.isRecord() || type.isEnum() || type.isPrimitive() || type == Object.class) {
                problem(
                        "/" + name,
                        "declares " + type.getName() + " opaque, "
                                + (type == Object.class
                                        ? "which would be everything"
                                        : "though a runtime has a serializer for it"),
                        "leave it out");
            }
            opaque.add(type);
        }
    }

    /** Starts a workflow that consumes the given stream, of this application or of another. */
    public <T> Flow<T> workflow(String name, AtomicStream<T> from) {
        WorkflowBuilder workflow = new WorkflowBuilder(this, declare(Path.WORKFLOWS, name));
        Objects.requireNonNull(from, () -> workflow.path() + ": the stream to read is null");
        workflows.add(workflow);
        return new Flow<>(
                workflow, workflow.add(new Step.Source(workflow.path() + "/" + WorkflowBuilder.SOURCE, from)));
    }

    ApplicationGraph finish() {
        List<Workflow> finishedWorkflows = new ArrayList<>();
        for (WorkflowBuilder workflow : workflows) {
            finishedWorkflows.add(workflow.finish());
        }
        finished = true;
        ApplicationGraph graph = new ApplicationGraph(
                name,
                inputs,
                generators,
                sequencers,
                sequencing,
                connections,
                splits,
                branches,
                finishedWorkflows,
                portals,
                opaque);
        problems.addAll(ApplicationCheck.check(graph));
        if (!problems.isEmpty()) {
            throw new InvalidApplicationException(problems);
        }
        return graph;
    }

    void problem(String path, String what, String remedy) {
        problems.add(new Problem(path, what, remedy));
    }

    /** @throws IllegalStateException if the application is built already */
    void open(String path) {
        if (finished) {
            throw new IllegalStateException(
                    path + ": the application is built; add to it inside Application.named(...)");
        }
    }

    private String declare(String kind, String declared) {
        open("/" + name);
        String problem = Path.problemOfName(declared);
        if (problem != null) {
            problem("/" + name + "/" + kind, "the name \"" + declared + "\" " + problem, "rename it");
            return placeholder(kind, "unnamed");
        }
        String path = Path.of(name, kind, declared);
        if (!names.add(path)) {
            problem(path, "the name is used twice", "give one of them another name");
            return placeholder(kind, declared);
        }
        return path;
    }

    /** A path for what has no good name, so that building goes on and finds the other problems. Takes no name from others. */
    private String placeholder(String kind, String like) {
        return Path.of(name, kind, like + Path.MADE_UP + problems.size());
    }
}
