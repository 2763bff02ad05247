package io.portals.flink.plan;

/** Break rules of the architecture's test. */
public final class PlanViolations {
    private PlanViolations() {}

    /** Knows Flink. */
    public static final class SeesFlink {
        org.apache.flink.api.common.typeinfo.TypeInformation<?> type;
    }

    /** Knows how types are written. */
    public static final class SeesTypes {
        io.portals.flink.types.RecordTypeInfo<?> type;
    }
}
