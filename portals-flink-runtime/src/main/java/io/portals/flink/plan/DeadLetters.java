package io.portals.flink.plan;

/** The second thing that a step may give: beside its events, what it sets aside. It has a name in the plan, made of the step's. */
public final class DeadLetters {
    private static final String OF = "#dead-letters";

    private DeadLetters() {}

    /** What a step sets aside. */
    public static String of(String step) {
        return step + OF;
    }

    /** The step, of what it sets aside or of itself. */
    static String origin(String producer) {
        return producer.endsWith(OF) ? producer.substring(0, producer.length() - OF.length()) : producer;
    }

    static boolean is(String producer) {
        return producer.endsWith(OF);
    }
}
