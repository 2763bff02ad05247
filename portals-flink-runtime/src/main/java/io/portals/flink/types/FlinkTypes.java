package io.portals.flink.types;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.InvalidTypesException;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.LocalTimeTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeType;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.SetTypeInfo;
import org.apache.flink.api.java.typeutils.TypeExtractor;

/** What is left to Flink's own type information. */
final class FlinkTypes {

    private static final String MEND =
            "Make it a record, or a sealed interface of records; for a class of somebody else's, write a record that holds what"
                    + " matters of it, give it a TypeInfoFactory with @TypeInfo, or accept Kryo with app.opaque(...)";

    private static final String MEND_HOLDER =
            "Make the class that holds it a record: records may hold it, the classes that Flink writes field by field may not";

    private FlinkTypes() {}

    /** The type information of a class that has no parts, or null. */
    static TypeInformation<?> leaf(Class<?> type) {
        TypeInformation<?> info = BasicTypeInfo.getInfoFor(type);
        if (info == null && java.time.temporal.Temporal.class.isAssignableFrom(type)) {
            info = LocalTimeTypeInfo.getInfoFor(type);
        }
        return info == null && type.isArray() ? PrimitiveArrayTypeInfo.getInfoFor(type) : info;
    }

    /** What Flink's extractor finds, if there is no generic type in it. */
    static TypeInformation<?> extract(Type type, String where) {
        TypeInformation<?> info;
        try {
            info = TypeExtractor.createTypeInfo(type);
        } catch (InvalidTypesException e) {
            throw new UnsupportedTypeException(where, "Flink cannot tell the type of it: " + e.getMessage(), MEND, e);
        }
        generic(info, where).ifPresent(generic -> {
            throw new UnsupportedTypeException(
                    generic.where(),
                    generic.type().getName()
                            + " could only be written with Kryo, which is slow and cannot follow changes of the class",
                    isOurs(generic.type()) ? MEND_HOLDER : MEND);
        });
        return info;
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() || type.isSealed() || StandardTypeInfo.arityOf(type) >= 0;
    }

    private record Generic(String where, Class<?> type) {}

    private static Optional<Generic> generic(TypeInformation<?> info, String where) {
        if (info instanceof GenericTypeInfo<?>) {
            return Optional.of(new Generic(where, info.getTypeClass()));
        }
        List<Map.Entry<String, TypeInformation<?>>> parts = new ArrayList<>();
        if (info instanceof CompositeType<?> composite) {
            for (String field : composite.getFieldNames()) {
                parts.add(Map.entry("." + field, composite.getTypeAt(field)));
            }
        } else if (info instanceof ListTypeInfo<?> list) {
            parts.add(Map.entry("[]", list.getElementTypeInfo()));
        } else if (info instanceof SetTypeInfo<?> set) {
            parts.add(Map.entry("[]", set.getElementTypeInfo()));
        } else if (info instanceof MapTypeInfo<?, ?> map) {
            parts.add(Map.entry("[key]", map.getKeyTypeInfo()));
            parts.add(Map.entry("[value]", map.getValueTypeInfo()));
        } else if (info instanceof ObjectArrayTypeInfo<?, ?> array) {
            parts.add(Map.entry("[]", array.getComponentInfo()));
        } else {
            info.getGenericParameters().values().stream()
                    .filter(part -> part != null)
                    .forEach(part -> parts.add(Map.entry("<>", part)));
        }
        return parts.stream()
                .map(part -> generic(part.getValue(), where + part.getKey()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
