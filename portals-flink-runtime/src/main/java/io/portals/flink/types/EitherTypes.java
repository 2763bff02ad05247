package io.portals.flink.types;

import io.portals.api.Either;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The sum that {@code Type.either} says: as a sealed interface of two records, whose components have the two types. */
final class EitherTypes {
    private EitherTypes() {}

    static TypeInformation<?> of(TypeInformation<?> left, TypeInformation<?> right) {
        return new SumTypeInfo<>(
                Either.class.getName(),
                Either.class,
                List.of(record(Either.Left.class, left), record(Either.Right.class, right)));
    }

    private static TypeInformation<?> record(Class<?> type, TypeInformation<?> value) {
        return new RecordTypeInfo<>(type, List.of(new RecordTypeInfo.Component("value", Object.class, value)));
    }
}
