package io.portals.api.graph;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Path;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the references of applications that are launched together resolve against. */
public final class Registry {

    /** A portal and the task that replies. */
    public record Answered(KeyedPortal<?, ?, ?> portal, Step.Keyed task) {}

    private final List<ApplicationGraph> applications;
    private final Map<String, AtomicStream<?>> streams = new LinkedHashMap<>();
    private final Map<String, List<Answered>> portals = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();

    private Registry(List<ApplicationGraph> applications) {
        this.applications = applications;
        applications.forEach(this::index);
    }

    /** Indexes the applications; whether their references resolve is for {@link io.portals.api.check.LaunchCheck} to say. */
    public static Registry of(Collection<Application> applications) {
        List<ApplicationGraph> graphs = new ArrayList<>();
        for (Application application : applications) {
            graphs.add(application.graph());
        }
        return new Registry(List.copyOf(graphs));
    }

    /** The classes that an application declares opaque. */
    public Set<Class<?>> opaque() {
        Set<Class<?>> opaque = new LinkedHashSet<>();
        applications.forEach(application -> opaque.addAll(application.opaque()));
        return opaque;
    }

    private void index(ApplicationGraph application) {
        application.inputs().forEach(input -> streams.put(input.path(), input));
        for (Map.Entry<String, Generator<?>> generator :
                application.generators().entrySet()) {
            streams.put(
                    generator.getKey(),
                    AtomicStream.at(generator.getKey(), generator.getValue().type()));
        }
        for (ApplicationGraph.Branch branch : application.branches()) {
            streams.put(
                    branch.path(),
                    AtomicStream.at(branch.path(), branch.splitter().type()));
        }
        application.sequencers().forEach(sequencer -> streams.put(sequencer.path(), sequencer));
        for (Workflow workflow : application.workflows()) {
            streams.put(
                    workflow.stream(),
                    AtomicStream.at(
                            workflow.stream(), workflow.step(workflow.output()).type()));
            streams.put(workflow.deadLetters(), AtomicStream.deadLetters(workflow.path()));
            workflow.steps().forEach(step -> index(step));
        }
    }

    private void index(Step step) {
        steps.put(step.path(), step);
        if (step instanceof Step.Keyed keyed) {
            for (Step.Serves serves : keyed.repliers()) {
                portals.computeIfAbsent(serves.portal().path(), path -> new ArrayList<>())
                        .add(new Answered(serves.portal(), keyed));
            }
        }
    }

    public List<ApplicationGraph> applications() {
        return applications;
    }

    /** All streams that can be consumed, by path. */
    public Map<String, AtomicStream<?>> streams() {
        return Collections.unmodifiableMap(streams);
    }

    /** As {@link #streams}, without those of dead letters, of which each workflow has one: for messages that list them. */
    public List<AtomicStream<?>> streamsOfEvents() {
        List<AtomicStream<?>> all = new ArrayList<>(streams.values());
        all.removeIf(stream -> stream.path().endsWith("/" + Path.DEAD_LETTERS));
        return all;
    }

    /** The tasks that reply, by the portal's path; more than one is a problem. */
    public Map<String, List<Answered>> portals() {
        return Collections.unmodifiableMap(portals);
    }

    /** All steps of all workflows, by path, inputs before those that read them. */
    public Map<String, Step> steps() {
        return Collections.unmodifiableMap(steps);
    }

    /** All branches of a splitter, in the order in which they take events: that of the rest is the last. */
    public List<ApplicationGraph.Branch> branches(Splitter<?> splitter) {
        List<ApplicationGraph.Branch> all = new ArrayList<>();
        List<ApplicationGraph.Branch> rest = new ArrayList<>();
        for (ApplicationGraph application : applications) {
            for (ApplicationGraph.Branch branch : application.branches()) {
                if (branch.splitter().path().equals(splitter.path())) {
                    (branch.isRest() ? rest : all).add(branch);
                }
            }
        }
        all.addAll(rest);
        return all;
    }

    /** All connections of all applications that feed the sequencer. */
    public List<AtomicStream<?>> feeding(Sequencer<?> sequencer) {
        List<AtomicStream<?>> feeding = new ArrayList<>();
        for (ApplicationGraph application : applications) {
            for (ApplicationGraph.Connection connection : application.connections()) {
                if (connection.to().path().equals(sequencer.path())) {
                    feeding.add(connection.from());
                }
            }
        }
        return feeding;
    }
}
