package io.portals.playground.script;

import io.portals.api.AppBuilder;
import io.portals.api.AtomicStream;
import io.portals.api.Flow;
import io.portals.playground.graph.Drawing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A workflow of a script. */
public final class ScriptWorkflow {
    private final ScriptApplication application;
    private final String name;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<ScriptFlow> flows = new ArrayList<>();
    private final List<Handlers> tasks = new ArrayList<>();
    private boolean hasSource;
    private ScriptFlow end;

    ScriptWorkflow(ScriptApplication application, String name) {
        this.application = application;
        this.name = name;
    }

    ScriptApplication application() {
        return application;
    }

    String name() {
        return name;
    }

    public String path() {
        return "/" + application.name() + "/workflows/" + name;
    }

    /** Of a step. */
    String path(String step) {
        return path() + "/" + step;
    }

    /** What it produces. */
    public AtomicStream<Keyed> stream() {
        return AtomicStream.at(path() + "/stream", Keyed.class);
    }

    /** @throws IllegalStateException if it has one */
    public ScriptFlow source(AtomicStream<Keyed> from) {
        if (hasSource) {
            throw new IllegalStateException(
                    path() + ": has a source already; begin another workflow, or connect both streams to a sequencer");
        }
        hasSource = true;
        return ScriptFlow.source(this, from);
    }

    String named(String called) {
        return called + "." + numbers.merge(called, 1, Integer::sum);
    }

    void has(ScriptFlow flow) {
        flows.add(flow);
    }

    void has(Handlers task) {
        tasks.add(task);
    }

    List<Handlers> tasks() {
        return tasks;
    }

    void ends(ScriptFlow flow) {
        if (end != null && end != flow) {
            throw new IllegalStateException(path() + ": has a sink already; unite the flows before");
        }
        end = flow;
    }

    void build(AppBuilder app) {
        if (end == null) {
            throw new IllegalStateException(path() + ": has no sink; end it by .sink().freeze()");
        }
        Map<ScriptFlow, Flow<Keyed>> built = new HashMap<>();
        Flow<Keyed> sink = end.built(app, built);
        for (ScriptFlow flow : flows) {
            if (flow != end && flows.stream().noneMatch(other -> other.reads(flow))) {
                sink = sink.union(nothingOf(flow.built(app, built)));
            }
        }
        sink.sink();
    }

    /** A flow may lead nowhere, such as to a logger: it is run all the same, and gives the workflow nothing. */
    private Flow<Keyed> nothingOf(Flow<Keyed> flow) {
        Flow<Keyed> nothing = flow.filter(event -> false);
        application.shows(nothing.path(), Drawing.Shown.NOT);
        return nothing;
    }
}
