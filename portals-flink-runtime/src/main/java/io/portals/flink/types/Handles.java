package io.portals.flink.types;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** The leaves of the trees of method handles that {@link RecordCode} builds. */
@SuppressWarnings("unused") // the private methods are used by handles
final class Handles {

    static final MethodType WRITER = MethodType.methodType(void.class, Record.class, DataOutputView.class);
    static final MethodType READ_SLOT = MethodType.methodType(Object.class, long.class, DataInputView.class);

    /** {@code (bytes, in)mask}. */
    static final MethodHandle READ_MASK = own("readMask", long.class, int.class, DataInputView.class);
    /** {@code (bytes, mask, out)}. */
    static final MethodHandle WRITE_MASK = own("writeMask", void.class, int.class, long.class, DataOutputView.class);
    /** {@code (bit, value, mask)mask}. */
    static final MethodHandle ADD_BIT = own("addBit", long.class, long.class, Object.class, long.class);
    /** {@code (serializer, bit, mask, in)value}. */
    static final MethodHandle READ_REFERENCE =
            own("readReference", Object.class, TypeSerializer.class, long.class, long.class, DataInputView.class);
    /** {@code (bit, mask, in)value}. */
    static final MethodHandle READ_STRING =
            own("readString", String.class, long.class, long.class, DataInputView.class);
    /** {@code (serializer, value, out)}. */
    static final MethodHandle WRITE_REFERENCE =
            own("writeReference", void.class, TypeSerializer.class, Object.class, DataOutputView.class);
    /** {@code (value, out)}. */
    static final MethodHandle WRITE_STRING = own("writeString", void.class, Object.class, DataOutputView.class);
    /** {@code (default, value)value}. */
    static final MethodHandle OR_DEFAULT = own("orDefault", Object.class, Object.class, Object.class);

    private Handles() {}

    /** {@code (in)primitive}. */
    static MethodHandle reading(Class<?> primitive) {
        return find(DataInput.class, "read" + capitalized(primitive), MethodType.methodType(primitive))
                .asType(MethodType.methodType(primitive, DataInputView.class));
    }

    /** {@code (primitive, out)}. */
    static MethodHandle writing(Class<?> primitive) {
        boolean narrow = primitive == byte.class || primitive == short.class || primitive == char.class;
        MethodType type = MethodType.methodType(void.class, narrow ? int.class : primitive);
        MethodHandle write = find(DataOutput.class, "write" + capitalized(primitive), type)
                .asType(MethodType.methodType(void.class, DataOutputView.class, primitive));
        return MethodHandles.permuteArguments(
                write, MethodType.methodType(void.class, primitive, DataOutputView.class), 1, 0);
    }

    private static String capitalized(Class<?> primitive) {
        return Character.toUpperCase(primitive.getName().charAt(0))
                + primitive.getName().substring(1);
    }

    private static long readMask(int bytes, DataInputView in) throws IOException {
        long mask = 0;
        for (int i = 0; i < bytes; i++) {
            mask |= (long) in.readUnsignedByte() << (8 * i);
        }
        return mask;
    }

    private static void writeMask(int bytes, long mask, DataOutputView out) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.writeByte((int) (mask >>> (8 * i)));
        }
    }

    private static long addBit(long bit, Object value, long mask) {
        return value == null ? mask | bit : mask;
    }

    private static Object readReference(TypeSerializer<?> serializer, long bit, long mask, DataInputView in)
            throws IOException {
        return (mask & bit) == 0 ? serializer.deserialize(in) : null;
    }

    private static String readString(long bit, long mask, DataInputView in) throws IOException {
        return (mask & bit) == 0 ? StringValue.readString(in) : null;
    }

    private static void writeReference(TypeSerializer<Object> serializer, Object value, DataOutputView out)
            throws IOException {
        if (value != null) {
            serializer.serialize(value, out);
        }
    }

    private static void writeString(Object value, DataOutputView out) throws IOException {
        if (value != null) {
            StringValue.writeString((String) value, out);
        }
    }

    private static Object orDefault(Object missing, Object value) {
        return value == null ? missing : value;
    }

    private static MethodHandle own(String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.lookup().findStatic(Handles.class, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle find(Class<?> owner, String name, MethodType type) {
        try {
            return MethodHandles.publicLookup().findVirtual(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
