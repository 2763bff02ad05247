package io.portals.flink.types;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The code that writes and reads one record class in one layout, put together from method handles.
 *
 * <p>A tree of method handles rather than a loop over fields: the JVM compiles the whole tree as one method, with accessors,
 * constructor and nested serializers as constants in it, so nothing is boxed and no call is dispatched.
 *
 * <p>Layout: a bit mask that says which reference components are null (as few bytes as hold it; none without reference
 * components), then the components in order. The layout may be that of an earlier version of the class: its slots are matched
 * with components by name, what has gone is read and dropped, what is new takes its {@linkplain Defaults default}. Written in
 * such a layout (state that was restored but not used by the new program is), what has gone is null or 0.
 */
final class RecordCode {

    /** The bits of the mask that says which reference components are null. */
    static final int MAX_REFERENCES = 64;
    /** The arguments of a method handle are at most 255 words, and the tree needs all components as arguments at once. */
    static final int MAX_WORDS = 240;

    private final MethodHandle reader;
    private final MethodHandle writer;

    /** @param shape null if the class has gone: values are then read as null, for the sake of what follows them */
    RecordCode(RecordShape shape, List<RecordSlot> slots) {
        this.reader = reader(shape, slots);
        this.writer = writer(shape, slots);
    }

    Record read(DataInputView in) throws Throwable {
        return (Record) reader.invokeExact(in);
    }

    void write(Record value, DataOutputView out) throws Throwable {
        writer.invokeExact(value, out);
    }

    static int maskBytes(List<RecordSlot> slots) {
        int references = (int) slots.stream().filter(RecordSlot::isReference).count();
        return (references + 7) / 8;
    }

    // ------------------------------------------------------------------------------------------------ reading

    /** {@code (in)Record}, as folds: {@code mask = readMask(in); v0 = read(mask, in); v1 = ...; new Record(v0, v1, ...)}. */
    private static MethodHandle reader(RecordShape shape, List<RecordSlot> slots) {
        List<Class<?>> locals = new ArrayList<>();
        for (int i = slots.size() - 1; i >= 0; i--) {
            locals.add(slots.get(i).carrier());
        }
        locals.add(long.class);
        locals.add(DataInputView.class);
        MethodHandle tree = construct(shape, slots, locals);
        int reference = (int) slots.stream().filter(RecordSlot::isReference).count();
        for (int i = slots.size() - 1; i >= 0; i--) {
            RecordSlot slot = slots.get(i);
            locals.remove(0);
            MethodHandle read = slot.isReference()
                    ? readReference(slot, 1L << --reference)
                    : MethodHandles.dropArguments(Handles.reading(slot.carrier()), 0, long.class);
            tree = MethodHandles.foldArguments(
                    tree, MethodHandles.dropArguments(read, 0, locals.subList(0, locals.size() - 2)));
        }
        return MethodHandles.foldArguments(tree, MethodHandles.insertArguments(Handles.READ_MASK, 0, maskBytes(slots)));
    }

    private static MethodHandle construct(RecordShape shape, List<RecordSlot> slots, List<Class<?>> locals) {
        if (shape == null) {
            return MethodHandles.dropArguments(MethodHandles.constant(Record.class, null), 0, locals);
        }
        MethodHandle constructor = shape.constructor();
        List<Integer> order = new ArrayList<>();
        for (int c = 0, argument = 0; c < shape.components().size(); c++) {
            Class<?> type = shape.components().get(c).getType();
            int slot = indexOf(slots, shape.components().get(c).getName());
            if (slot < 0) {
                constructor = MethodHandles.insertArguments(constructor, argument, Defaults.of(type));
                continue;
            }
            MethodHandle convert =
                    converter(slots.get(slot).name(), slots.get(slot).carrier(), type);
            constructor = MethodHandles.filterArguments(constructor, argument, convert);
            order.add(slots.size() - 1 - slot);
            argument++;
        }
        return MethodHandles.permuteArguments(
                constructor,
                MethodType.methodType(Record.class, locals),
                order.stream().mapToInt(Integer::intValue).toArray());
    }

    private static MethodHandle readReference(RecordSlot slot, long bit) {
        return isString(slot)
                ? MethodHandles.insertArguments(Handles.READ_STRING, 0, bit).asType(Handles.READ_SLOT)
                : MethodHandles.insertArguments(Handles.READ_REFERENCE, 0, slot.serializer(), bit);
    }

    /** Between a slot and a component that changed from a primitive to its wrapper or back, else a cast. */
    private static MethodHandle converter(String component, Class<?> from, Class<?> to) {
        MethodHandle identity = MethodHandles.identity(from);
        if (to.isPrimitive() && !from.isPrimitive()) {
            identity = MethodHandles.insertArguments(Handles.OR_DEFAULT, 0, Defaults.of(to));
        }
        try {
            return identity.asType(MethodType.methodType(to, from));
        } catch (WrongMethodTypeException e) {
            throw new IllegalStateException(
                    "component " + component + " is " + to.getName() + " on one side, stored or in the class, and "
                            + from.getName() + " on the other. " + Incompatibility.REMEDY,
                    e);
        }
    }

    // ------------------------------------------------------------------------------------------------ writing

    /** {@code (record, out)void}: the mask, then the components in order. */
    private static MethodHandle writer(RecordShape shape, List<RecordSlot> slots) {
        MethodHandle tree = MethodHandles.empty(Handles.WRITER);
        for (int i = slots.size() - 1; i >= 0; i--) {
            RecordSlot slot = slots.get(i);
            MethodHandle write = MethodHandles.filterArguments(writeSlot(slot), 0, getter(shape, slot));
            tree = MethodHandles.foldArguments(tree, write);
        }
        int bytes = maskBytes(slots);
        if (bytes == 0) {
            return tree;
        }
        MethodHandle writeMask = MethodHandles.filterArguments(
                MethodHandles.insertArguments(Handles.WRITE_MASK, 0, bytes), 0, mask(shape, slots));
        return MethodHandles.foldArguments(tree, writeMask);
    }

    private static MethodHandle writeSlot(RecordSlot slot) {
        if (!slot.isReference()) {
            return Handles.writing(slot.carrier());
        }
        return isString(slot)
                ? Handles.WRITE_STRING
                : MethodHandles.insertArguments(Handles.WRITE_REFERENCE, 0, slot.serializer());
    }

    /** {@code (Record)long}. */
    private static MethodHandle mask(RecordShape shape, List<RecordSlot> slots) {
        MethodHandle mask = MethodHandles.dropArguments(MethodHandles.constant(long.class, 0L), 0, Record.class);
        long bit = 1L;
        for (RecordSlot slot : slots) {
            if (slot.isReference()) {
                MethodHandle add = MethodHandles.insertArguments(Handles.ADD_BIT, 0, bit);
                add = MethodHandles.filterArguments(add, 0, getter(shape, slot), mask);
                mask = MethodHandles.permuteArguments(add, MethodType.methodType(long.class, Record.class), 0, 0);
                bit <<= 1;
            }
        }
        return mask;
    }

    /** {@code (Record)carrier}. */
    private static MethodHandle getter(RecordShape shape, RecordSlot slot) {
        int component = shape == null ? -1 : shape.indexOf(slot.name());
        if (component < 0) {
            Object gone = Defaults.of(slot.carrier());
            return MethodHandles.dropArguments(MethodHandles.constant(slot.carrier(), gone), 0, Record.class);
        }
        MethodHandle accessor = shape.accessors()[component];
        return MethodHandles.filterReturnValue(
                accessor, converter(slot.name(), accessor.type().returnType(), slot.carrier()));
    }

    /** Strings are written without their serializer in between; not by identity, as serializers travel by Java serialization. */
    private static boolean isString(RecordSlot slot) {
        return slot.serializer().getClass() == (Class<?>) StringSerializer.class;
    }

    private static int indexOf(List<RecordSlot> slots, String name) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
