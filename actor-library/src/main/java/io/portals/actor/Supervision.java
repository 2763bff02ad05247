package io.portals.actor;

/**
 * What becomes of an actor whose handler throws an exception. Except under {@link #FAIL_JOB}, nothing that the handler did happens: no
 * message, actor, ask, reply, timer or change of state; the message that it failed for is a dead letter, and whoever asked it gets a
 * failure with the reason. An {@link Error} fails the job always.
 *
 * <pre>{@code
 * actors.virtual(COUNTER, Counter.class, name -> new Counter(0)).onFailure(Supervision.SET_ASIDE);
 * }</pre>
 */
public enum Supervision {
    /** The job fails, and restarts from its last checkpoint: the default, which costs nothing. */
    FAIL_JOB,

    /** The actor goes on with its last state, as if the message had not come. */
    SET_ASIDE,

    /** As {@link #SET_ASIDE}, and the actor comes to life anew: {@link Behavior#activated} runs with its last state. */
    RESTART,

    /** The actor stops, as if it had returned {@link Behavior#stopped}. */
    STOP
}
