package io.portals.flink.task;

/** A request that a replier is handling. */
public interface Request {
    /** Whether somebody asked it, and waits for an answer; otherwise it was told. */
    boolean asked();
}
