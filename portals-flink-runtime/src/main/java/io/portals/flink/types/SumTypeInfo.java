package io.portals.flink.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of a sum, made by {@link PortalsTypes}: of a sealed hierarchy, or of {@code Type.oneOf(..)}.
 *
 * @param <T> the sum
 */
public final class SumTypeInfo<T> extends PortalsTypeInfo<T> {

    private static final String OPEN = "oneOf(";

    private final String sum;
    private final Class<T> type;
    private final ArrayList<TypeInformation<?>> variants;

    SumTypeInfo(String sum, Class<T> type, List<TypeInformation<?>> variants) {
        this.sum = sum;
        this.type = type;
        this.variants = new ArrayList<>(variants);
        serializer(variant -> null);
    }

    static String openName(List<String> variants) {
        return OPEN + String.join(", ", variants) + ")";
    }

    static boolean isOpen(String sum) {
        return sum.startsWith(OPEN);
    }

    List<TypeInformation<?>> variants() {
        return variants;
    }

    private TypeSerializer<T> serializer(
            java.util.function.Function<TypeInformation<?>, TypeSerializer<?>> serializers) {
        List<SumVariant> made = new ArrayList<>();
        for (TypeInformation<?> variant : variants) {
            Class<?> variantType = variant.getTypeClass();
            made.add(SumVariant.of(variantType.getName(), variantType, serializers.apply(variant)));
        }
        return new SumSerializer<>(sum, false, made);
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer(variant -> variant.createSerializer(config));
    }

    @Override
    public String toString() {
        return isOpen(sum) ? sum : sum + variants;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof SumTypeInfo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SumTypeInfo<?> that
                && type == that.type
                && isOpen(sum) == isOpen(that.sum)
                && new LinkedHashSet<>(variants).equals(new LinkedHashSet<>(that.variants));
    }

    @Override
    public int hashCode() {
        return type.getName().hashCode();
    }
}
