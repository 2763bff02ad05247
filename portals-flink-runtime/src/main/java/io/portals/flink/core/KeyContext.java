package io.portals.flink.core;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;

/** The key under which the core works now. Keeps the key group, so that it is hashed once for each message. */
final class KeyContext {
    private final KeyedStateBackend<Object> backend;
    private final int maxParallelism;
    private int group;

    KeyContext(KeyedStateBackend<Object> backend, int maxParallelism) {
        this.backend = backend;
        this.maxParallelism = maxParallelism;
    }

    int groupOf(Object key) {
        return KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
    }

    void set(Object key, int keyGroup) {
        backend.setCurrentKeyAndKeyGroup(key, keyGroup);
        group = keyGroup;
    }

    void set(Object key) {
        set(key, groupOf(key));
    }

    Object key() {
        return backend.getCurrentKey();
    }

    int group() {
        return group;
    }

    KeyedStateBackend<Object> backend() {
        return backend;
    }
}
