package io.portals.flink.core;

import io.portals.api.Portal;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.OnLateReply;
import io.portals.api.task.Outcome;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.ReplyTo;
import io.portals.flink.core.feedback.EdgeCodec;
import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.core.log.KeyGroupCounts;
import io.portals.flink.metrics.PortalMetrics;
import io.portals.flink.state.Serializers;
import io.portals.flink.state.StateNames;
import io.portals.flink.task.Messenger;
import io.portals.flink.task.Request;
import io.portals.flink.task.TaskRunner;
import io.portals.flink.types.UnreadableRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * Requests and their answers. A pending ask is an entry of the asker's keyed state, with its correlation as the namespace: one
 * entry is written when it is made and removed when it is resolved, whatever else the key has pending.
 */
final class Asks implements Messenger {
    private final CoreSpec spec;
    private final EdgeCodec[] codecs;
    private final Map<String, Integer> edgesByName = new HashMap<>();
    private final KeyContext keys;
    private final KeyGroupCounts counts;
    private final CoreProbe probe;
    private final MetricGroup operator;
    private final Map<String, PortalMetrics> portals = new HashMap<>();
    private final PortalMetrics[] portalOfEdge;
    private final Consumer<Envelope> route;
    private final Asker[] askers;
    private final DataOutputSerializer encoded = new DataOutputSerializer(64);
    private InternalTimerService<Long> timers;

    /** What a task that asks has. */
    private record Asker(
            TaskRunner runner,
            CoreSpec.Ask[] portals,
            String[] paths,
            InternalValueState<Object, Long, PendingAsk> pending,
            Gathers gathers) {}

    Asks(
            CoreSpec spec,
            EdgeCodec[] codecs,
            KeyContext keys,
            KeyGroupCounts counts,
            CoreProbe probe,
            MetricGroup operator,
            Consumer<Envelope> route) {
        this.spec = spec;
        this.codecs = codecs;
        this.keys = keys;
        this.counts = counts;
        this.probe = probe;
        this.operator = operator;
        this.route = route;
        this.askers = new Asker[spec.nodes().size()];
        for (int i = 0; i < codecs.length; i++) {
            edgesByName.put(codecs[i].name(), i);
        }
        this.portalOfEdge = spec.edges().stream()
                .map(edge -> edge.portal() == null ? null : metrics(edge.portal()))
                .toArray(PortalMetrics[]::new);
    }

    /** The metrics of a portal, also of one that is in restored asks only. */
    PortalMetrics metrics(String portal) {
        return portals.computeIfAbsent(portal, path -> new PortalMetrics(operator, path));
    }

    /** Lets a task ask; those that declare no portals need not. */
    @SuppressWarnings("unchecked") // keyed backends give internal states
    void register(CoreSpec.TaskNode node, TaskRunner runner, AbstractStreamOperator<?> operator) throws Exception {
        List<Portal<?, ?>> declared = node.spec().uses().portals();
        if (declared.isEmpty()) {
            return;
        }
        CoreSpec.Ask[] portals =
                declared.stream().map(portal -> node.asks().get(portal.path())).toArray(CoreSpec.Ask[]::new);
        String[] paths = declared.stream().map(Portal::path).toArray(String[]::new);
        PendingAskSerializer serializer = PendingAskSerializer.of(
                node.spec().uses().continuations(),
                Serializers.opaque(operator.getExecutionConfig().getSerializerConfig()));
        ValueState<PendingAsk> pending = operator.getPartitionedState(
                0L, LongSerializer.INSTANCE, new ValueStateDescriptor<>(StateNames.asks(node.path()), serializer));
        askers[runner.number()] = new Asker(
                runner,
                portals,
                paths,
                (InternalValueState<Object, Long, PendingAsk>) pending,
                Gathers.of(node, operator));
    }

    void timers(InternalTimerService<Long> service) {
        timers = service;
    }

    // ------------------------------------------------------------------------------------------- what tasks send

    @Override
    public void ask(TaskRunner from, int portal, Object question, long limitMillis, Record continuation)
            throws Exception {
        Asker asker = askers[from.number()];
        CoreSpec.Ask ask = asker.portals[portal];
        Object key = keyOf(ask, asker.paths[portal], question);
        long correlation = counts.takeCorrelation();
        long deadline = deadline(correlation, limitMillis);
        save(asker, correlation, new PendingAsk(asker.paths[portal], deadline, continuation));
        send(from, ask, key, question, correlation);
    }

    private void send(TaskRunner from, CoreSpec.Ask ask, Object key, Object question, long correlation) {
        counts.askOpened(keys.group());
        portalOfEdge[ask.requestEdge()].asked(correlation);
        Object payload = codecs[ask.requestEdge()].handedOver(question);
        route.accept(Envelope.ask(
                ask.requestEdge(), key, keys.groupOf(key), payload, ask.replyEdge(), from.currentKey(), correlation));
    }

    private static void save(Asker asker, long correlation, PendingAsk ask) throws IOException {
        asker.pending.setCurrentNamespace(correlation);
        asker.pending.update(ask);
    }

    /** Sets the timer of a limit, if there is one; gives when it fires, or 0. */
    private long deadline(long correlation, long limitMillis) {
        if (limitMillis == 0) {
            return 0;
        }
        long now = timers.currentProcessingTime();
        long deadline = now + Math.min(limitMillis, Long.MAX_VALUE - now);
        timers.registerProcessingTimeTimer(correlation, deadline);
        counts.timerSet(keys.group());
        return deadline;
    }

    @Override
    public void askAll(TaskRunner from, int portal, List<Object> questions, long limitMillis, Record continuation)
            throws Exception {
        Asker asker = askers[from.number()];
        CoreSpec.Ask ask = asker.portals[portal];
        long head = counts.takeCorrelation();
        long deadline = questions.isEmpty() ? 0 : deadline(head, limitMillis); // nothing can be late of nothing
        save(asker, head, new PendingAsk(asker.paths[portal], deadline, continuation));
        asker.gathers.begin(head, questions.size());
        for (int i = 0; i < questions.size(); i++) {
            Object key = keyOf(ask, asker.paths[portal], questions.get(i));
            save(asker, counts.takeCorrelation(), new PendingAsk(asker.paths[portal], 0, new Gathered(head, i)));
            send(from, ask, key, questions.get(i), Gathered.number(head, i));
        }
        if (questions.isEmpty()) { // the continuation is resumed as by an answer, as it must not run in this handler
            fail(ask.replyEdge(), from.currentKey(), head, PortalFailure.Kind.REFUSED, "nothing was asked");
        }
    }

    @Override
    public void tell(TaskRunner from, int portal, Object message) {
        Asker asker = askers[from.number()];
        CoreSpec.Ask ask = asker.portals[portal];
        Object key = keyOf(ask, asker.paths[portal], message);
        Object payload = codecs[ask.requestEdge()].handedOver(message);
        portalOfEdge[ask.requestEdge()].told();
        route.accept(Envelope.tell(ask.requestEdge(), key, keys.groupOf(key), payload));
    }

    @Override
    public Object checkedRequest(TaskRunner from, int portal, Object request) {
        Asker asker = askers[from.number()];
        CoreSpec.Ask ask = asker.portals[portal];
        keyOf(ask, asker.paths[portal], request);
        return codecs[ask.requestEdge()].handedOver(request);
    }

    private static Object keyOf(CoreSpec.Ask ask, String portal, Object question) {
        Object key = ask.keyOf().apply(question);
        if (key == null) {
            throw new NullPointerException(
                    portal + ": keyOf gives null for " + question + "; every request needs a key");
        }
        return key;
    }

    @Override
    public void reply(Request request, Object reply) {
        Envelope asked = (Envelope) request;
        answer(asked.replyEdge(), asked.asker(), asked.correlation(), codecs[asked.replyEdge()].handedOver(reply));
    }

    @Override
    public Object copied(Request request, Object reply) {
        return codecs[((Envelope) request).replyEdge()].handedOver(reply);
    }

    @Override
    public void fail(Request request, String reason) {
        fail((Envelope) request, PortalFailure.Kind.REFUSED, reason);
    }

    @Override
    public void setAside(Request request, String reason) {
        fail((Envelope) request, PortalFailure.Kind.SET_ASIDE, reason);
    }

    private void fail(Envelope asked, PortalFailure.Kind kind, String reason) {
        fail(asked.replyEdge(), asked.asker(), asked.correlation(), kind, reason);
    }

    @Override
    public ReplyTo<?> replyTo(Request request) throws IOException {
        Envelope asked = (Envelope) request;
        if (!asked.asked()) {
            return new ReplyTo<>("", new byte[0], 0); // of a tell: nobody listens
        }
        EdgeCodec edge = codecs[asked.replyEdge()];
        encoded.clear();
        edge.key().serialize(asked.asker(), encoded);
        return new ReplyTo<>(edge.name(), encoded.getCopyOfBuffer(), asked.correlation());
    }

    @Override
    public void reply(TaskRunner from, ReplyTo<?> to, Object reply) throws IOException {
        if (!to.edge().isEmpty()) {
            int edge = edge(from, to);
            answer(edge, key(edge, to), to.correlation(), codecs[edge].handedOver(reply));
        }
    }

    @Override
    public void fail(TaskRunner from, ReplyTo<?> to, String reason) throws IOException {
        if (!to.edge().isEmpty()) {
            int edge = edge(from, to);
            fail(edge, key(edge, to), to.correlation(), PortalFailure.Kind.REFUSED, reason);
        }
    }

    @Override
    public Object checkedReply(TaskRunner from, ReplyTo<?> to, Object reply) {
        if (to.edge().isEmpty()) {
            return reply;
        }
        int edge = edge(from, to);
        return reply == null ? null : codecs[edge].handedOver(reply);
    }

    private int edge(TaskRunner from, ReplyTo<?> address) {
        Integer edge = edgesByName.get(address.edge());
        if (edge == null) {
            throw new IllegalStateException(from.path() + ": answers on \"" + address.edge()
                    + "\", which the applications no longer have: its asker is gone, or no longer asks this portal");
        }
        return edge;
    }

    private Object key(int edge, ReplyTo<?> address) throws IOException {
        return codecs[edge].key().deserialize(new DataInputDeserializer(address.key()));
    }

    private void fail(int edge, Object asker, long correlation, PortalFailure.Kind kind, String reason) {
        String portal = spec.edges().get(edge).portal();
        answer(edge, asker, correlation, new PortalFailure(kind, portal, reason));
    }

    private void answer(int edge, Object asker, long correlation, Object payload) {
        Envelope answer = Envelope.answer(edge, asker, keys.groupOf(asker), payload, correlation);
        if (probe.sends(answer)) {
            route.accept(answer);
        }
    }

    // ------------------------------------------------------------------------------------------- what comes back

    /** An answer for the task, under whose key the core is. */
    void answered(TaskRunner runner, Envelope answer) throws Exception {
        Asker asker = askers[runner.number()];
        PendingAsk ask = take(asker, answer.correlation());
        PortalMetrics metrics = portalOfEdge[answer.edge()];
        if (ask == null) {
            metrics.late();
            runner.undelivered(
                    answer.key(),
                    answer.payload(),
                    "its ask of " + spec.edges().get(answer.edge()).portal()
                            + " was resolved before: it had timed out, or was answered already");
            return;
        }
        if (ask.hasFailed()) {
            metrics.late();
            if (!(answer.payload() instanceof PortalFailure)) {
                runner.late(answer.key(), ask.continuation(), answer.payload());
            }
            return;
        }
        deleteTimer(answer.correlation(), ask);
        if (ask.continuation() instanceof OnAllReplies) { // of nothing
            resumeAll(asker, answer.key(), answer.correlation(), ask);
            return;
        }
        if (answer.payload() instanceof PortalFailure failure) {
            metrics.failed(failure.kind(), answer.correlation());
        } else {
            metrics.replied(answer.correlation());
        }
        if (ask.continuation() instanceof Gathered of) {
            resolved(asker, answer.key(), of, outcome(answer.payload()));
        } else if (answer.payload() instanceof PortalFailure failure) {
            runner.fail(answer.key(), ask.continuation(), failure);
        } else {
            runner.resume(answer.key(), ask.continuation(), answer.payload());
        }
    }

    private void deleteTimer(long correlation, PendingAsk ask) {
        if (ask.deadlineMillis() > 0) {
            timers.deleteProcessingTimeTimer(correlation, ask.deadlineMillis());
            counts.timerGone(keys.group());
        }
    }

    private static Outcome<Object> outcome(Object payload) {
        return payload instanceof PortalFailure failure
                ? new Outcome.Failed<>(failure)
                : new Outcome.Replied<>(payload);
    }

    /** One of several asks is resolved, and was taken. */
    private void resolved(Asker asker, Object key, Gathered of, Outcome<Object> outcome) throws Exception {
        if (asker.gathers.isLast(of, outcome)) {
            PendingAsk head = take(asker, of.head());
            deleteTimer(of.head(), head);
            resumeAll(asker, key, of.head(), head);
        }
    }

    private static void resumeAll(Asker asker, Object key, long number, PendingAsk head) throws Exception {
        asker.runner.resumeAll(key, head.continuation(), asker.gathers.end(number));
    }

    /** The limit of several asks is reached, of which some are not resolved. Their head was taken. */
    private void timedOutAll(Asker asker, Object key, long number, PendingAsk head) throws Exception {
        for (int i = 0; i < asker.gathers.asks(number); i++) {
            if (take(asker, Gathered.number(number, i)) != null) {
                metrics(head.portal()).failed(PortalFailure.Kind.TIMEOUT, Gathered.number(number, i));
                asker.gathers.isLast(new Gathered(number, i), new Outcome.Failed<>(timeout(head)));
            }
        }
        resumeAll(asker, key, number, head);
    }

    private static PortalFailure timeout(PendingAsk ask) {
        return new PortalFailure(PortalFailure.Kind.TIMEOUT, ask.portal(), "no reply came in time");
    }

    /** The timer of a key's ask fired. */
    void timedOut(Object key, long correlation) throws Exception {
        counts.timerGone(keys.group());
        for (Asker asker : askers) {
            PendingAsk ask = asker == null ? null : take(asker, correlation);
            if (ask != null && ask.continuation() instanceof OnAllReplies) {
                timedOutAll(asker, key, correlation, ask);
                return;
            }
            if (ask != null) {
                metrics(ask.portal()).failed(PortalFailure.Kind.TIMEOUT, correlation);
                keepForLate(asker, correlation, ask);
                asker.runner.fail(key, ask.continuation(), timeout(ask));
                return;
            }
        }
        throw new IllegalStateException(spec.id() + ": a timer of key " + key
                + " is due, but no task has it any more: the task that set it, or asked with a limit, is gone, or declares no"
                + " timers, or portals, any more. Bring it back, with uses().fires(...) or asks(...), until nothing of it is"
                + " pending");
    }

    /**
     * All asks that are open since the core was found at rest. Not those that are newer: what another subtask does in the round that
     * begins may come here before the round does, and what it makes tasks ask is not proven to stay unanswered.
     */
    List<Work> unanswered() {
        List<Work> all = new ArrayList<>();
        for (Asker asker : askers) {
            if (asker != null) {
                try (Stream<Tuple2<Object, Long>> open =
                        keys.backend().getKeysAndNamespaces(StateNames.asks(asker.runner.path()))) {
                    open.filter(entry -> counts.isFromBeforeRest(entry.f1))
                            .forEach(entry -> all.add(() -> failUnanswered(asker, entry.f0, entry.f1)));
                }
            }
        }
        return all;
    }

    /** Lets metrics know of the asks that were open when the state was saved; what is in the state says of which portal. */
    void countRestored() throws IOException {
        for (Asker asker : askers) {
            if (asker != null && counts.openAsks() > 0) {
                try (Stream<Tuple2<Object, Long>> open =
                        keys.backend().getKeysAndNamespaces(StateNames.asks(asker.runner.path()))) {
                    for (Tuple2<Object, Long> entry : (Iterable<Tuple2<Object, Long>>) open::iterator) {
                        keys.set(entry.f0);
                        if (isPending(asker, entry.f1)) {
                            metrics(asker.pending.value().portal()).restored();
                        }
                    }
                }
            }
        }
    }

    private void failUnanswered(Asker asker, Object key, long correlation) throws Exception {
        keys.set(key);
        if (isPending(asker, correlation)) {
            PendingAsk ask = take(asker, correlation);
            metrics(ask.portal()).failed(PortalFailure.Kind.UNANSWERED, correlation);
            PortalFailure failure = new PortalFailure(
                    PortalFailure.Kind.UNANSWERED,
                    ask.portal(),
                    "all inputs have ended, nothing is in flight, and nobody replied");
            if (ask.continuation() instanceof Gathered of) {
                resolved(asker, key, of, new Outcome.Failed<>(failure));
                return;
            }
            keepForLate(asker, correlation, ask);
            asker.runner.fail(key, ask.continuation(), failure);
        }
    }

    /** Whether an ask of the current key waits: not one that has failed and is kept, nor what is resumed after several. */
    private static boolean isPending(Asker asker, long correlation) throws IOException {
        asker.pending.setCurrentNamespace(correlation);
        PendingAsk ask = asker.pending.value();
        return ask != null && !ask.hasFailed() && !(ask.continuation() instanceof OnAllReplies);
    }

    /** Keeps an ask that was taken and fails, if its continuation wants to hear of a late reply. */
    private static void keepForLate(Asker asker, long correlation, PendingAsk ask) throws IOException {
        if (ask.continuation() instanceof OnLateReply) {
            asker.pending.setCurrentNamespace(correlation);
            asker.pending.update(ask.failed());
        }
    }

    /** Removes an ask of the current key, also one that has failed and was kept; null if there is none. */
    private PendingAsk take(Asker asker, long correlation) throws IOException {
        asker.pending.setCurrentNamespace(correlation);
        PendingAsk ask = asker.pending.value();
        if (ask == null) {
            return null;
        }
        if (ask.continuation() instanceof UnreadableRecord unreadable) {
            throw new IllegalStateException(asker.runner.path() + ": an ask of " + ask.portal()
                    + " is resolved, but its continuation cannot be read: " + unreadable.why("uses().resumes(...)"));
        }
        asker.pending.clear();
        boolean isHead = ask.continuation() instanceof OnAllReplies; // those behind it are open, it is not
        if (!ask.hasFailed() && !isHead) { // one that failed was closed then
            counts.askClosed(keys.group());
        }
        return ask;
    }
}
