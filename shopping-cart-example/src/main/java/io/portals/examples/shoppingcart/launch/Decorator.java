package io.portals.examples.shoppingcart.launch;

import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceSplit;

/** Puts something around the parts of the job before it is launched; here, nothing. */
public interface Decorator {
    /** Leaves everything as it is. */
    Decorator NONE = new Decorator() {};

    default <I, O> Task<I, O> task(String name, Task<I, O> task) {
        return task;
    }

    default <Q, R, O> Replier<Q, R, O> replier(String name, Replier<Q, R, O> replier) {
        return replier;
    }

    default <T, S extends SourceSplit, C> Source<T, S, C> source(String name, Source<T, S, C> source) {
        return source;
    }

    default <T> Encoder<T> encoder(String name, Encoder<T> encoder) {
        return encoder;
    }
}
