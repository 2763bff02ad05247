package io.portals.playground.script;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.api.Type;
import io.portals.api.graph.ApplicationGraph;
import io.portals.playground.graph.Drawing;
import io.portals.playground.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** An application of a script, while it is written and when it runs. */
public final class ScriptApplication {
    /** Of all applications, as one asks those of others by their paths, and its function for keys is with the portal. */
    private static final Map<String, ScriptPortal> PORTALS = new TreeMap<>();

    private final String name;
    private final List<Consumer<AppBuilder>> parts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Drawing.Shown> shown = new HashMap<>();
    private ScriptSystem system;

    public ScriptApplication(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public String path() {
        return "/" + name;
    }

    /** A name that nothing of that kind has, unless the script gave one. */
    private String named(String kind, String given) {
        return given == null ? kind + "-" + numbers.merge(kind, 1, Integer::sum) : given;
    }

    private String at(String kind, String called) {
        return "/" + name + "/" + kind + "/" + called;
    }

    // ------------------------------------------------------------------------------------------- its parts

    private AtomicStream<Keyed> generator(String given, Generator<Keyed> generator) {
        String called = named("generator", given);
        parts.add(app -> app.generator(called, generator));
        return AtomicStream.at(at("generators", called), Keyed.class);
    }

    /**
     * @param given a name, or null; so it is for all parts
     * @param number makes a value of a number
     */
    public AtomicStream<Keyed> range(String given, long from, long to, int atomSize, LongFunction<Object> number) {
        if (atomSize < 1) {
            throw new IllegalArgumentException("fromRange(" + from + ", " + to + ", " + atomSize
                    + "): the third is how many events an atom has; give 1 or more");
        }
        return generator(given, Generator.iterator(Keyed.class, atomSize, () -> new Numbers(from, to, number)));
    }

    /**
     * @param atoms values, atom by atom
     * @param keys a key for each value; null if each is its own
     */
    public AtomicStream<Keyed> atoms(String given, List<List<Object>> atoms, List<List<Object>> keys) {
        List<List<Keyed>> all = new ArrayList<>();
        new Keying(atoms.iterator(), keys == null ? null : keys.iterator()).forEachRemaining(all::add);
        return generator(given, Generator.atoms(Type.of(Keyed.class), all));
    }

    /**
     * @param atoms is read when they are wanted, once
     * @param keys a key for each value; null if each is its own
     */
    public AtomicStream<Keyed> lazy(String given, Iterator<List<Object>> atoms, Iterator<List<Object>> keys) {
        Remembered remembered = new Remembered(new Keying(atoms, keys));
        return generator(given, Generator.from(Type.of(Keyed.class), remembered::from));
    }

    public AtomicStream<Keyed> signal(String given, Object value) {
        return generator(given, Generator.signal(Keyed.class, Keyed.byItself(value)));
    }

    public AtomicStream<Keyed> empty(String given) {
        return generator(given, Generator.empty(Keyed.class));
    }

    public Sequencer<Keyed> sequencer(String given) {
        String called = named("sequencer", given);
        parts.add(app -> app.sequencer(called, Keyed.class));
        return Sequencer.at(at("sequencers", called), Keyed.class);
    }

    public Splitter<Keyed> splitter(String given, AtomicStream<Keyed> from) {
        String called = named("splitter", given);
        parts.add(app -> app.splitter(called, from));
        return Splitter.at(at("splitters", called), Keyed.class);
    }

    public AtomicStream<Keyed> split(String given, Splitter<Keyed> splitter, Predicate condition) {
        String called = named("split", given);
        parts.add(app -> app.branch(splitter, called, event -> condition.test(event.value())));
        return AtomicStream.at(splitter.path() + "/" + called, Keyed.class);
    }

    public void connect(AtomicStream<Keyed> from, Sequencer<Keyed> to) {
        parts.add(app -> app.connect(from, to));
    }

    /** @param keyOf the key under which a request is handled; null for that of the request itself */
    public ScriptPortal portal(String called, Function keyOf) {
        ScriptPortal portal = new ScriptPortal(at("portals", called), keyOf);
        parts.add(app -> app.portal(called, Keyed.class, Keyed.class, Key.class, Keyed::key));
        PORTALS.put(portal.path(), portal);
        return portal;
    }

    public ScriptWorkflow workflow(String given) {
        ScriptWorkflow workflow = new ScriptWorkflow(this, named("workflow", given));
        parts.add(workflow::build);
        return workflow;
    }

    /** @throws IllegalArgumentException if no application has declared it yet */
    public static ScriptPortal portalAt(String path) {
        ScriptPortal portal = PORTALS.get(path);
        if (portal == null) {
            throw new IllegalArgumentException("there is no portal " + path + "; there are " + PORTALS.keySet()
                    + ": build the application that has it before");
        }
        return portal;
    }

    // ------------------------------------------------------------------------------------------- the model's

    Application built() {
        return Application.named(name, app -> parts.forEach(part -> part.accept(app)));
    }

    /** Says how a step of the model is shown. */
    void shows(String step, Drawing.Shown as) {
        shown.put(step, as);
    }

    /**
     * What applications look like that are complete.
     *
     * @throws io.portals.api.check.InvalidApplicationException if one is not as it must be
     */
    public static Graph graph(List<ScriptApplication> applications) {
        List<ApplicationGraph> graphs = new ArrayList<>();
        Map<String, Drawing.Shown> shown = new HashMap<>();
        for (ScriptApplication application : applications) {
            graphs.add(application.built().graph());
            shown.putAll(application.shown);
        }
        return Drawing.of(graphs, shown);
    }

    void launchedBy(ScriptSystem launcher) {
        system = launcher;
    }

    ScriptSystem system() {
        return system;
    }
}
