package io.portals.flink.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes values of which only the runtime class is known: what they are stands before each. Collections and records are written
 * part by part, a record's components by name; anything else by the serializer of its class. For what is seldom written: it takes
 * more room, and much more time, than a serializer of a known type.
 */
final class AnyValue {
    private static final int NULL = 0;
    private static final int LIST = 1;
    private static final int SET = 2;
    private static final int MAP = 3;
    private static final int OPTIONAL = 4;
    private static final int RECORD = 5;
    private static final int OTHER = 6;

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return RecordShape.of(type);
        }
    };

    private AnyValue() {}

    // ------------------------------------------------------------------------------------------- writing

    /** @throws UnsupportedTypeException if there is no serializer of a part's class */
    static void write(Object value, DataOutputView out) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Optional<?> optional) {
            out.writeByte(OPTIONAL);
            write(optional.orElse(null), out);
        } else if (value instanceof List<?> list) {
            writeAll(LIST, list, out);
        } else if (value instanceof Set<?> set) {
            writeAll(SET, set, out);
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte(MAP);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(entry.getKey(), out);
                write(entry.getValue(), out);
            }
        } else if (value instanceof Record record) {
            writeRecord(record, out);
        } else {
            writeOther(value, out);
        }
    }

    private static void writeAll(int tag, java.util.Collection<?> elements, DataOutputView out) throws IOException {
        out.writeByte(tag);
        out.writeInt(elements.size());
        for (Object element : elements) {
            write(element, out);
        }
    }

    private static void writeRecord(Record record, DataOutputView out) throws IOException {
        RecordShape shape = SHAPES.get(record.getClass());
        out.writeByte(RECORD);
        out.writeUTF(record.getClass().getName());
        out.writeInt(shape.components().size());
        for (int i = 0; i < shape.components().size(); i++) {
            out.writeUTF(shape.components().get(i).getName());
            try {
                write(shape.accessors()[i].invoke(record), out);
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("a component of " + record.getClass() + " cannot be read: " + e, e);
            }
        }
    }

    private static void writeOther(Object value, DataOutputView out) throws IOException {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        out.writeByte(OTHER);
        out.writeUTF(type.getName());
        serializer(type).serialize(value, out);
    }

    @SuppressWarnings("unchecked") // of the value's class
    private static TypeSerializer<Object> serializer(Class<?> type) {
        return (TypeSerializer<Object>) information(type).createSerializer(new SerializerConfigImpl());
    }

    /** What gets here was of a type that has a serializer: if it has none of its own, it was declared opaque. */
    private static TypeInformation<?> information(Class<?> type) {
        try {
            return PortalsTypes.of((java.lang.reflect.Type) type);
        } catch (UnsupportedTypeException e) {
            return new OpaqueTypeInfo<>(type);
        }
    }

    // ------------------------------------------------------------------------------------------- reading

    /** Collections that are read cannot be modified. */
    static Object read(DataInputView in) throws IOException {
        int tag = in.readByte();
        switch (tag) {
            case NULL -> {
                return null;
            }
            case OPTIONAL -> {
                return Optional.ofNullable(read(in));
            }
            case LIST -> {
                return java.util.Collections.unmodifiableList(readAll(new ArrayList<>(), in));
            }
            case SET -> {
                return java.util.Collections.unmodifiableSet(readAll(new LinkedHashSet<>(), in));
            }
            case MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                int size = in.readInt();
                for (int i = 0; i < size; i++) {
                    map.put(read(in), read(in));
                }
                return java.util.Collections.unmodifiableMap(map);
            }
            case RECORD -> {
                return readRecord(in);
            }
            case OTHER -> {
                return serializer(type(in.readUTF())).deserialize(in);
            }
            default -> throw new IOException("no value begins with " + tag + ": the bytes are damaged");
        }
    }

    private static <C extends java.util.Collection<Object>> C readAll(C elements, DataInputView in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            elements.add(read(in));
        }
        return elements;
    }

    private static Object readRecord(DataInputView in) throws IOException {
        Class<?> type = type(in.readUTF());
        Map<String, Object> written = new LinkedHashMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            written.put(in.readUTF(), read(in));
        }
        RecordShape shape = SHAPES.get(type);
        List<Object> components = new ArrayList<>();
        shape.components().forEach(component -> {
            Object value = written.get(component.getName());
            components.add(value == null ? Defaults.of(component.getType()) : value);
        });
        try {
            return shape.constructor().invokeWithArguments(components);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record " + type.getName() + " cannot be made: " + e, e);
        }
    }

    private static Class<?> type(String name) throws IOException {
        return Classes.find(name, Thread.currentThread().getContextClassLoader())
                .orElseThrow(() -> new IOException("a value of " + name + " was written, a class that is not there"));
    }
}
