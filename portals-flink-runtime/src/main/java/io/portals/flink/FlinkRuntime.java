package io.portals.flink;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Path;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.LaunchCheck;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.flink.core.CoreProbe;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.plan.Plan;
import io.portals.flink.translate.Bindings;
import io.portals.flink.translate.Translator;
import io.portals.flink.types.PortalsTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Launches one or several applications as one Flink job.
 *
 * <pre>{@code
 * FlinkRuntime.of(shop, inventory)
 *     .input(OPERATIONS, anyFlinkSource)
 *     .output(ORDERS, anyFlinkSink)
 *     .execute(environment);
 * }</pre>
 *
 * <p>Applications find each other by their references. What has no cycle and no ask becomes plain Flink; the rest is fused in
 * feedback cores ({@link #explain()} shows which). With a replayable source, checkpoints, and a sink that commits in two phases
 * the job is exactly-once from end to end, cycles and pending asks included.
 */
public final class FlinkRuntime {
    private final List<Application> applications;
    private final Registry registry;
    private final Bindings bindings = new Bindings();
    private final Map<String, Set<String>> namedCores = new LinkedHashMap<>();
    private CoreTuning tuning = CoreTuning.DEFAULT;
    private CoreProbe probe = CoreProbe.NONE;

    private FlinkRuntime(List<Application> applications) {
        this.applications = applications;
        this.registry = Registry.of(applications);
    }

    /**
     * Resolves the references of all applications.
     *
     * @throws InvalidApplicationException with all problems, if they cannot run together
     */
    public static FlinkRuntime of(Application... applications) {
        FlinkRuntime runtime = new FlinkRuntime(List.of(applications));
        LaunchCheck.check(runtime.registry);
        TypeCheck.check(runtime.registry);
        return runtime;
    }

    /**
     * Binds a Flink source to an input, without watermarks.
     *
     * @throws IllegalArgumentException if no application has the input with that type, or it is bound already
     */
    public <T> FlinkRuntime input(Input<T> input, Source<? extends T, ?, ?> source) {
        return input(input, source, WatermarkStrategy.noWatermarks());
    }

    /** As {@link #input(Input, Source)}, with watermarks, which end where a feedback core begins. */
    @SuppressWarnings("unchecked") // events are objects to the translation
    public <T> FlinkRuntime input(
            Input<T> input, Source<? extends T, ?, ?> source, WatermarkStrategy<? super T> watermarks) {
        Objects.requireNonNull(source, "source");
        named("input", input, inputs(), inputs());
        Bindings.BoundSource bound = new Bindings.BoundSource(
                (Source<Object, ?, ?>) source, (WatermarkStrategy<Object>) (WatermarkStrategy<?>) watermarks);
        unbound(input);
        bindings.sources().put(input.path(), bound);
        return this;
    }

    /**
     * Binds an input to a stream of the DataStream API: what a program of Flink has made so far goes on in the applications.
     *
     * <pre>{@code
     * DataStream<Operation> parsed = environment.fromSource(...).uid("lines").map(...).uid("parsed");
     * FlinkRuntime.of(cart, inventory).inputStream(OPERATIONS, parsed).output(ORDERS, sink).execute(environment);
     * }</pre>
     *
     * <p>Its operators need uids: a job with applications makes none up, as state is found again by them, unless {@code
     * pipeline.auto-generate-uids} is set.
     *
     * @throws IllegalArgumentException if no application declares the input with that type, or it is bound already
     */
    @SuppressWarnings("unchecked") // events are objects to the translation
    public <T> FlinkRuntime inputStream(Input<T> input, DataStream<? extends T> stream) {
        Objects.requireNonNull(stream, "stream");
        named("input", input, inputs(), inputs());
        unbound(input);
        bindings.streams().put(input.path(), (DataStream<Object>) stream);
        return this;
    }

    private void unbound(Input<?> input) {
        if (bindings.isBound(input.path())) {
            throw new IllegalArgumentException("input " + input.path()
                    + ": is bound already; to feed it from several sources, connect several inputs to a sequencer");
        }
    }

    /**
     * Binds a Flink sink to a stream, besides those that are bound to it already. One that commits in two phases sees only what
     * is never taken back.
     *
     * @throws IllegalArgumentException if no application has the stream with that type
     */
    @SuppressWarnings("unchecked") // events are objects to the translation
    public <T> FlinkRuntime output(AtomicStream<T> stream, Sink<? super T> sink) {
        Objects.requireNonNull(sink, "sink");
        named("output", stream, registry.streams().values(), registry.streamsOfEvents());
        bindings.sinks()
                .computeIfAbsent(stream.path(), path -> new ArrayList<>())
                .add((Sink<Object>) sink);
        return this;
    }

    /**
     * Goes on with a stream in the DataStream API.
     *
     * <pre>{@code
     * runtime.outputStream(ORDERS, orders -> orders.keyBy(Order::user).window(...).sinkTo(sink).uid("windows"));
     * }</pre>
     *
     * @param reader is given the stream when the applications are added to an environment
     * @throws IllegalArgumentException if no application has the stream with that type
     */
    @SuppressWarnings("unchecked") // events are objects to the translation
    public <T> FlinkRuntime outputStream(AtomicStream<T> stream, Consumer<DataStream<T>> reader) {
        Objects.requireNonNull(reader, "reader");
        named("output", stream, registry.streams().values(), registry.streamsOfEvents());
        bindings.readers()
                .computeIfAbsent(stream.path(), path -> new ArrayList<>())
                .add((Consumer<DataStream<Object>>) (Consumer<?>) reader);
        return this;
    }

    /** References are bound by path; types are compared, as generic ones that are the same may be said in several places. */
    private static void named(
            String binding,
            AtomicStream<?> reference,
            Collection<? extends AtomicStream<?>> streams,
            Collection<? extends AtomicStream<?>> listed) {
        for (AtomicStream<?> stream : streams) {
            if (stream.path().equals(reference.path())) {
                if (PortalsTypes.sameType(reference.type(), stream.type())) {
                    return;
                }
                throw new IllegalArgumentException(binding + " " + withType(reference) + ": its events are "
                        + PortalsTypes.nameOf(stream.type()) + "; use the type of the stream");
            }
        }
        throw new IllegalArgumentException(binding + " " + withType(reference)
                + ": no launched application has it; there are: "
                + listed.stream().map(FlinkRuntime::withType).toList());
    }

    private static String withType(AtomicStream<?> stream) {
        return stream.path() + " of " + PortalsTypes.nameOf(stream.type());
    }

    /**
     * Names a feedback core, and the keyed tasks that are in it, whether they take part in a cycle or an ask or not. With them is what
     * is connected with them by cycles and asks.
     *
     * <pre>{@code
     * FlinkRuntime.of(shop, inventory).core("orders", "/shop/workflows/carts/carts", "/inventory/workflows/stock/stock")
     * }</pre>
     *
     * <p>State is found again by the operator that has it. A core that has no name is named after its applications, and a task
     * comes into one with its first ask, or timer: then its state would be orphaned, and a launch from a savepoint is refused.
     * Tasks that may ask each other one day are named together from the start.
     *
     * @throws IllegalArgumentException when the plan is made, if there is no such task, or it is connected with a core of another
     *     name
     */
    public FlinkRuntime core(String name, String... tasks) {
        String problem = Path.problemOfName(name);
        if (problem != null) {
            throw new IllegalArgumentException("core \"" + name + "\": the name " + problem);
        }
        namedCores.computeIfAbsent(name, core -> new LinkedHashSet<>()).addAll(List.of(tasks));
        return this;
    }

    /** Sets how feedback cores share their threads. */
    public FlinkRuntime tuning(CoreTuning tuning) {
        this.tuning = Objects.requireNonNull(tuning, "tuning");
        return this;
    }

    /** For tests of the runtime itself. */
    FlinkRuntime probe(CoreProbe probe) {
        this.probe = probe;
        return this;
    }

    /** What the applications compile to. */
    public Plan plan() {
        return Plan.of(registry, bindings.wanted(), namedCores);
    }

    /** The plan in lines of text; for documents see {@link Plan#mermaid()}. */
    public String explain() {
        return plan().explain();
    }

    /**
     * Adds the applications to the environment, without executing it.
     *
     * @throws IllegalStateException if inputs are not bound: all of them are listed
     * @throws IllegalArgumentException if the environment's configuration would break a guarantee: the message says which
     */
    public void addTo(StreamExecutionEnvironment environment) {
        List<String> unbound = inputs().stream()
                .map(Input::path)
                .filter(path -> !bindings.isBound(path))
                .toList();
        if (!unbound.isEmpty()) {
            throw new IllegalStateException(
                    "inputs are not bound: " + String.join(", ", unbound) + "; bind each with .input(input, source)");
        }
        bindings.streams().forEach((input, stream) -> {
            if (stream.getExecutionEnvironment() != environment) {
                throw new IllegalArgumentException(
                        "input " + input + ": the stream that is bound to it is one of another"
                                + " environment; use the environment in which it was made");
            }
        });
        Plan plan = plan();
        JobSettings.check(environment, plan);
        JobSettings.apply(environment, registry.opaque());
        SavepointCheck.check(environment, plan);
        new Translator(environment, plan, bindings, registry.opaque(), tuning, probe).translate();
    }

    /** Adds the applications to the environment and executes it, until the job ends. */
    public JobExecutionResult execute(StreamExecutionEnvironment environment) throws Exception {
        return execute(environment, jobName());
    }

    /** As {@link #execute(StreamExecutionEnvironment)}, with a name for the job. */
    public JobExecutionResult execute(StreamExecutionEnvironment environment, String jobName) throws Exception {
        addTo(environment);
        return environment.execute(jobName);
    }

    /** Adds the applications to the environment and submits it. */
    public JobClient executeAsync(StreamExecutionEnvironment environment) throws Exception {
        return executeAsync(environment, jobName());
    }

    /** As {@link #executeAsync(StreamExecutionEnvironment)}, with a name for the job. */
    public JobClient executeAsync(StreamExecutionEnvironment environment, String jobName) throws Exception {
        addTo(environment);
        return environment.executeAsync(jobName);
    }

    private String jobName() {
        return applications.stream().map(Application::name).collect(Collectors.joining(", "));
    }

    private List<Input<?>> inputs() {
        return registry.applications().stream()
                .map(ApplicationGraph::inputs)
                .flatMap(List::stream)
                .toList();
    }
}
