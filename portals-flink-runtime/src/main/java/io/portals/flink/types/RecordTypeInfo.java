package io.portals.flink.types;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of a record, made by {@link PortalsTypes}: public or not, empty, nested, or generic with its arguments.
 *
 * @param <T> the record
 */
public final class RecordTypeInfo<T> extends PortalsTypeInfo<T> {

    /** A component with the type of its values; the wrapper's for a primitive. */
    record Component(String name, Class<?> type, TypeInformation<?> info) implements java.io.Serializable {}

    private final Class<T> type;
    private final ArrayList<Component> components;

    RecordTypeInfo(Class<T> type, List<Component> components) {
        this.type = type;
        this.components = new ArrayList<>(components);
    }

    @Override
    public int getArity() {
        return components.size();
    }

    @Override
    public int getTotalFields() {
        return Math.max(
                1,
                components.stream()
                        .mapToInt(component -> component.info().getTotalFields())
                        .sum());
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        List<RecordSlot> slots = new ArrayList<>();
        for (Component component : components) {
            slots.add(RecordSlot.of(
                    component.name(), component.type(), component.info().createSerializer(config)));
        }
        return new RecordSerializer<>(type.getName(), type, slots);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type.getName()).append('(');
        for (Component component : components) {
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ");
            text.append(component.name()).append(": ").append(component.info());
        }
        return text.append(')').toString();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof RecordTypeInfo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordTypeInfo<?> that && type == that.type && components.equals(that.components);
    }

    @Override
    public int hashCode() {
        return type.getName().hashCode();
    }
}
