package io.portals.flink.state;

/**
 * The names of states in savepoints: the task's path and the handle's name. Names that start with # are the runtime's own: a
 * handle's cannot.
 */
public final class StateNames {
    private StateNames() {}

    /** Whether it is the name of a handle's state: not one of the runtime's own, nor of Flink's. */
    public static boolean isOfTask(String state) {
        return state.startsWith("/") && state.charAt(state.lastIndexOf('/') + 1) != '#';
    }

    /** A handle's state. */
    public static String of(String task, String handle) {
        return task + "/" + handle;
    }

    /** The asks of a task that wait for an answer: one entry for each key and correlation. */
    public static String asks(String task) {
        return task + "/#asks";
    }

    /** How far those asks are that were made as one: one entry for each key and such a set. */
    public static String gathers(String task) {
        return task + "/#gathers";
    }

    /** What became of asks that were made as one with others: one entry for each key and correlation. */
    public static String outcomes(String task) {
        return task + "/#outcomes";
    }

    /** The timers of a task that are set: one entry for each key and number. */
    public static String timers(String task) {
        return task + "/#timers";
    }

    /** Whether onComplete has run for a key. */
    public static String completed(String task) {
        return task + "/#completed";
    }
}
