package io.portals.flink.core;

import io.portals.flink.core.feedback.EdgeCodec;
import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.metrics.PortalMetrics;
import io.portals.flink.metrics.StepMetrics;
import io.portals.flink.state.InstanceState;
import io.portals.flink.task.FlowTaskRunner;
import io.portals.flink.task.Receiver;
import io.portals.flink.task.SettingAside;
import io.portals.flink.task.TaskRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Connects the steps of a core with each other, in one subtask: from the spec's numbers to objects that call each other. */
final class Wiring {
    /** What is done with a message of an edge, under the message's key. */
    interface Delivery {
        void deliver(Envelope message) throws Exception;
    }

    private final CoreSpec spec;
    private final EdgeCodec[] codecs;
    private final AbstractStreamOperator<Envelope> operator;
    private final Output<StreamRecord<Envelope>> output;
    private final KeyContext keys;
    private final Asks asks;
    private final KeyTimers timers;
    private final Consumer<Envelope> route;
    private final Runnable left;
    private final CoreProbe probe;
    private final int ownGroup;
    private final TaskRunner[] runners;
    private final Map<Integer, InstanceState> instances;
    private final FlowTaskRunner[] flowRunners;
    /** Of stateless steps, by path: each may be wired in several places. */
    private final Map<String, StepMetrics> stepMetrics = new HashMap<>();

    /**
     * @param instances the states of tasks of unkeyed flows, by number
     * @param left called when an event has left the core
     * @param ownGroup a key group of this subtask, for messages that have no key
     */
    Wiring(
            CoreSpec spec,
            EdgeCodec[] codecs,
            AbstractStreamOperator<Envelope> operator,
            Output<StreamRecord<Envelope>> output,
            KeyContext keys,
            Asks asks,
            KeyTimers timers,
            Map<Integer, InstanceState> instances,
            Consumer<Envelope> route,
            Runnable left,
            CoreProbe probe,
            int ownGroup)
            throws Exception {
        this.spec = spec;
        this.codecs = codecs;
        this.operator = operator;
        this.output = output;
        this.keys = keys;
        this.asks = asks;
        this.timers = timers;
        this.route = route;
        this.left = left;
        this.probe = probe;
        this.ownGroup = ownGroup;
        this.instances = instances;
        this.flowRunners = new FlowTaskRunner[spec.nodes().size()];
        this.runners = new TaskRunner[spec.nodes().size()];
        for (int number = 0; number < runners.length; number++) {
            runner(number);
        }
    }

    /** The task of that number. */
    private TaskRunner runner(int number) throws Exception {
        if (runners[number] == null && spec.nodes().get(number) instanceof CoreSpec.TaskNode task) {
            TaskRunner runner = new TaskRunner(
                    number,
                    task.spec(),
                    operator,
                    operator.getProcessingTimeService(),
                    given(task, number),
                    letters(task, number),
                    asks,
                    timers,
                    probe);
            asks.register(task, runner, operator);
            timers.register(task, runner, operator);
            runners[number] = runner;
        }
        return runners[number];
    }

    /** The task of an unkeyed flow of that number: one, however many steps give it events. */
    private FlowTaskRunner flowRunner(CoreSpec.FlowTaskNode node, int number) throws Exception {
        if (flowRunners[number] == null) {
            flowRunners[number] = new FlowTaskRunner(
                    node.spec(),
                    instances.get(number),
                    operator,
                    operator.getProcessingTimeService(),
                    given(node, number),
                    letters(node, number),
                    probe);
        }
        return flowRunners[number];
    }

    TaskRunner[] runners() {
        return runners;
    }

    /** By number; null where there is none, or one that nothing gives events to. */
    FlowTaskRunner[] flowRunners() {
        return flowRunners;
    }

    /** What gets the events that a node gives. */
    private Receiver given(CoreSpec.Node node, int number) throws Exception {
        List<Receiver> receivers = new ArrayList<>();
        for (int next : node.next()) {
            receivers.add(inner(next, number));
        }
        if (node.leaving() != null) {
            receivers.add(leaving(node.leaving()));
        }
        return Receiver.all(receivers);
    }

    /** What gets the dead letters of a node; null if nobody reads them. */
    private Receiver letters(CoreSpec.Node node, int number) throws Exception {
        CoreSpec.Letters letters = node.letters();
        if (letters == null) {
            return null;
        }
        List<Receiver> receivers = new ArrayList<>();
        for (int next : letters.next()) {
            receivers.add(inner(next, number));
        }
        if (letters.leaving() != null) {
            receivers.add(leaving(letters.leaving()));
        }
        return Receiver.all(receivers);
    }

    private Receiver unkeyed(CoreSpec.UnkeyedNode unkeyed, int number) throws Exception {
        if (unkeyed instanceof CoreSpec.FlowTaskNode task) {
            return flowRunner(task, number)::event;
        }
        CoreSpec.StatelessNode node = (CoreSpec.StatelessNode) unkeyed;
        StepMetrics metrics =
                stepMetrics.computeIfAbsent(node.path(), path -> new StepMetrics(operator.getMetricGroup(), path));
        SettingAside settingAside = new SettingAside(node.path(), node.step().policy(), letters(node, number), metrics);
        return node.step().before(given(node, number), settingAside);
    }

    /** What gets the events of one node for another. */
    private Receiver inner(int to, int from) throws Exception {
        CoreSpec.Node node = spec.nodes().get(to);
        if (node instanceof CoreSpec.KeyByNode keyBy) {
            return keyed(keyBy);
        }
        if (node instanceof CoreSpec.TaskNode) { // a task behind a task: under the same key, in the same call
            TaskRunner runner = runner(to);
            return event -> runner.event(runners[from].currentKey(), event);
        }
        CoreSpec.UnkeyedNode unkeyed = (CoreSpec.UnkeyedNode) node;
        if (unkeyed.edge() < 0) {
            return unkeyed(unkeyed, to);
        }
        int edge = unkeyed.edge();
        EdgeCodec codec = codecs[edge];
        return event -> route.accept(Envelope.event(edge, null, ownGroup, codec.handedOver(event)));
    }

    private Receiver keyed(CoreSpec.KeyByNode keyBy) {
        int edge = keyBy.edge();
        EdgeCodec codec = codecs[edge];
        KeySelector<Object, Object> keyOf = keyBy.keyOf();
        return event -> {
            Object key = keyOf.getKey(event);
            route.accept(Envelope.event(edge, key, keys.groupOf(key), codec.handedOver(event)));
        };
    }

    private Receiver leaving(OutputTag<Object> tag) {
        StreamRecord<Object> record = new StreamRecord<>(null);
        return event -> {
            output.collect(tag, record.replace(event));
            left.run();
        };
    }

    /** What is done with an event that enters at a node; if that is a keyBy, under the event's key. */
    Receiver entering(CoreSpec.Port port) throws Exception {
        CoreSpec.Node node = spec.nodes().get(port.node());
        if (node instanceof CoreSpec.UnkeyedNode unkeyed) {
            return unkeyed(unkeyed, port.node());
        }
        List<Receiver> tasks = new ArrayList<>();
        for (int next : node.next()) {
            TaskRunner runner = runners[next];
            tasks.add(event -> runner.event(keys.key(), event));
        }
        return Receiver.all(tasks);
    }

    /** What is done with the messages of each edge. */
    Delivery[] deliveries() throws Exception {
        Delivery[] deliveries = new Delivery[spec.edges().size()];
        for (int number = 0; number < deliveries.length; number++) {
            deliveries[number] = delivery(spec.edges().get(number));
        }
        return deliveries;
    }

    private Delivery delivery(CoreSpec.Edge edge) throws Exception {
        TaskRunner runner = runners[edge.node()];
        switch (edge.codec().kind()) {
            case REQUEST -> {
                int portal = runner.numberOf(edge.portal());
                PortalMetrics metrics = asks.metrics(edge.portal());
                return message -> {
                    metrics.requested();
                    runner.request(message.key(), portal, message, message.payload());
                };
            }
            case REPLY -> {
                return message -> asks.answered(runner, message);
            }
            default -> {
                Receiver receiver = entering(new CoreSpec.Port(edge.node()));
                return message -> receiver.receive(message.payload());
            }
        }
    }
}
