package io.portals.flink.types;

/** Break rules of the architecture's test. */
public final class TypesViolations {
    private TypesViolations() {}

    /** Knows operators. */
    public static final class SeesStreaming {
        org.apache.flink.streaming.api.operators.StreamOperator<?> operator;
    }

    /** Knows plans. */
    public static final class SeesPlans {
        io.portals.flink.plan.Plan plan;
    }
}
