package io.portals.flink.types;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Copies records that have mutable parts: the same instance if every part copies to itself. */
final class RecordCopier {

    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    private final TypeSerializer<?>[] mutable;

    RecordCopier(RecordShape shape, List<RecordSlot> slots) {
        int arity = shape.accessors().length;
        this.constructor = shape.constructor()
                .asSpreader(Object[].class, arity)
                .asType(MethodType.methodType(Record.class, Object[].class));
        this.accessors = new MethodHandle[arity];
        this.mutable = new TypeSerializer<?>[arity];
        for (int i = 0; i < arity; i++) {
            accessors[i] = shape.accessors()[i].asType(MethodType.methodType(Object.class, Record.class));
        }
        for (RecordSlot slot : slots) {
            int component = shape.indexOf(slot.name());
            if (component >= 0 && !slot.serializer().isImmutableType()) {
                mutable[component] = slot.serializer();
            }
        }
    }

    Record copy(Record value) {
        try {
            Object[] parts = null;
            for (int i = 0; i < mutable.length; i++) {
                if (mutable[i] != null) {
                    Object part = (Object) accessors[i].invokeExact(value);
                    Object copy = copyOf(mutable[i], part);
                    if (copy != part) {
                        parts = parts == null ? parts(value) : parts;
                        parts[i] = copy;
                    }
                }
            }
            return parts == null ? value : (Record) constructor.invokeExact(parts);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(value.getClass().getName() + " cannot be copied: " + e, e);
        }
    }

    private Object[] parts(Record value) throws Throwable {
        Object[] parts = new Object[accessors.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (Object) accessors[i].invokeExact(value);
        }
        return parts;
    }

    @SuppressWarnings("unchecked")
    private static Object copyOf(TypeSerializer<?> serializer, Object part) {
        return part == null ? null : ((TypeSerializer<Object>) serializer).copy(part);
    }
}
