package io.portals.flink.core;

/** One thing to do for one key. */
@FunctionalInterface
interface Work {
    void run() throws Exception;
}
