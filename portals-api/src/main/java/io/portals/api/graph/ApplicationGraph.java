package io.portals.api.graph;

import io.portals.api.AtomicStream;
import io.portals.api.Fn;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.Sequencing;
import io.portals.api.Splitter;
import io.portals.api.task.ErrorPolicy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an application consists of.
 *
 * @param name the application's
 * @param inputs declared here, bound at launch
 * @param generators by path
 * @param sequencers declared here
 * @param sequencing of sequencers, by path; {@link Sequencing#ANY} where there is none
 * @param connections streams to sequencers, those of other applications included
 * @param splits declared here
 * @param branches of splitters, those of other applications included
 * @param workflows in the order in which they were built
 * @param portals declared ahead of their repliers
 * @param opaque classes that a runtime writes by a general serializer
 */
public record ApplicationGraph(
        String name,
        List<Input<?>> inputs,
        Map<String, Generator<?>> generators,
        List<Sequencer<?>> sequencers,
        Map<String, Sequencing> sequencing,
        List<Connection> connections,
        List<Split> splits,
        List<Branch> branches,
        List<Workflow> workflows,
        List<KeyedPortal<?, ?, ?>> portals,
        Set<Class<?>> opaque) {

    public ApplicationGraph {
        inputs = List.copyOf(inputs);
        generators = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(generators));
        sequencers = List.copyOf(sequencers);
        sequencing = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sequencing));
        connections = List.copyOf(connections);
        splits = List.copyOf(splits);
        branches = List.copyOf(branches);
        workflows = List.copyOf(workflows);
        portals = List.copyOf(portals);
        opaque = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(opaque));
    }

    /** A stream that feeds a sequencer. */
    public record Connection(AtomicStream<?> from, Sequencer<?> to) {}

    /** A splitter, and the stream that it splits. */
    public record Split(Splitter<?> splitter, AtomicStream<?> from) {}

    /**
     * A branch of a splitter.
     *
     * @param when its predicate; null for the branch of the rest
     */
    public record Branch(Splitter<?> splitter, String name, Fn<Object, Boolean> when) {
        /** The path of the stream that it is. */
        public String path() {
            return splitter.path() + "/" + name;
        }

        public boolean isRest() {
            return when == null;
        }
    }

    /** The graph in lines of text: what {@link io.portals.api.Application} prints and compares. */
    public String outline() {
        StringBuilder text = new StringBuilder("application ").append(name).append('\n');
        inputs.forEach(input -> text.append("  input ").append(input).append('\n'));
        generators.forEach((path, generator) -> text.append("  generator ")
                .append(path)
                .append(" of ")
                .append(generator.type())
                .append('\n'));
        sequencers.forEach(
                sequencer -> text.append("  sequencer ").append(sequencer).append('\n'));
        sequencing.forEach((path, how) ->
                text.append("  ").append(path).append(" takes ").append(how).append('\n'));
        connections.forEach(connection -> text.append("  ")
                .append(connection.from().path())
                .append(" -> ")
                .append(connection.to().path())
                .append('\n'));
        splits.forEach(split -> text.append("  splitter ")
                .append(split.splitter())
                .append(" of ")
                .append(split.from().path())
                .append('\n'));
        branches.forEach(branch -> text.append(branch.isRest() ? "  rest " : "  branch ")
                .append(branch.path())
                .append('\n'));
        portals.forEach(portal -> text.append("  portal ").append(portal).append('\n'));
        opaque.forEach(type -> text.append("  opaque ").append(type.getName()).append('\n'));
        for (Workflow workflow : workflows) {
            text.append("  workflow ").append(workflow.path()).append('\n');
            workflow.steps()
                    .forEach(step -> text.append("    ").append(line(step)).append('\n'));
            text.append("    sink ").append(workflow.output()).append('\n');
        }
        return text.toString();
    }

    private static String line(Step step) {
        StringBuilder text = new StringBuilder(step.kind()).append(' ').append(step.path());
        if (step instanceof Step.Source source) {
            return text.append(" reads ").append(source.stream()).toString();
        }
        text.append(" of ").append(step.type()).append(" reads ").append(step.inputs());
        if (step instanceof Step.KeyBy keyBy) {
            text.append(" by ").append(keyBy.key());
        } else if (step instanceof Step.Keyed keyed) {
            text.append(" runs ").append(keyed.task()).append(" uses ").append(keyed.uses());
            keyed.repliers().forEach(serves -> text.append(" serves ")
                    .append(serves.portal())
                    .append(" with ")
                    .append(serves.replier()));
        }
        if (step instanceof Step.Unkeyed unkeyed) {
            text.append(" runs ").append(unkeyed.task()).append(" uses ").append(unkeyed.uses());
        }
        if (step.policy() != ErrorPolicy.FAIL) {
            text.append(" on error ").append(step.policy());
        }
        return text.toString();
    }
}
