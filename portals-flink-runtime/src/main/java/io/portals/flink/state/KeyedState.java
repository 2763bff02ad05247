package io.portals.flink.state;

/** The state of one handle, under the key that the operator has set. */
interface KeyedState {
    boolean hasContent() throws Exception;

    void clear();
}
