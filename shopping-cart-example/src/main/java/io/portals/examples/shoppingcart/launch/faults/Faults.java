package io.portals.examples.shoppingcart.launch.faults;

import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import io.portals.examples.shoppingcart.launch.Decorator;
import java.util.function.Consumer;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceSplit;

/** Makes the parts of a job fail on purpose, as a {@link FaultPlan} says. */
public final class Faults implements Decorator, AutoCloseable {
    private final String run;

    /**
     * @param run the id of the run
     * @param failures how many there will be
     * @param announce hears of each failure, in words
     */
    public Faults(String run, int failures, long seed, Consumer<String> announce) {
        this.run = run;
        FaultPlan.start(run, failures, seed, announce);
    }

    @Override
    public <I, O> Task<I, O> task(String name, Task<I, O> task) {
        return new FaultyTask<>(task, point("the task of " + name));
    }

    @Override
    public <Q, R, O> Replier<Q, R, O> replier(String name, Replier<Q, R, O> replier) {
        return new FaultyReplier<>(replier, point("the replier of " + name));
    }

    @Override
    public <T, S extends SourceSplit, C> Source<T, S, C> source(String name, Source<T, S, C> source) {
        return new FaultySource<>(source, point("the source of " + name));
    }

    @Override
    public <T> Encoder<T> encoder(String name, Encoder<T> encoder) {
        return new FaultyEncoder<>(encoder, point("the sink of " + name));
    }

    private FaultPoint point(String name) {
        return new FaultPoint(run, name);
    }

    @Override
    public void close() {
        FaultPlan.end(run);
    }
}
