package io.portals.flink.core.feedback;

import io.portals.flink.plan.Edge;
import java.io.Serializable;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * How messages of an edge are written. Its number is its place in the core's table of edges.
 *
 * @param name of the edge, by which a later version finds it
 * @param key null where the edge's messages have no key
 */
public record EdgeCodec(String name, Edge.Kind kind, TypeSerializer<Object> key, TypeSerializer<Object> payload)
        implements Serializable {

    /** Serializers are not for several threads. */
    EdgeCodec duplicate() {
        return new EdgeCodec(name, kind, key == null ? null : key.duplicate(), payload.duplicate());
    }

    /** What is handed over in process, and so shared by sender and receiver, must not change. */
    public Object handedOver(Object value) {
        return payload.isImmutableType() ? value : payload.copy(value);
    }
}
