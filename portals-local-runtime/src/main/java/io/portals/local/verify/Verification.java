package io.portals.local.verify;

import io.portals.api.Type;
import java.util.List;
import java.util.Set;

/**
 * What a runtime that ships values would do to them: the local runtime passes each value through it where the value would leave
 * a process, or a handler's reach.
 */
public interface Verification {
    /** A place that values pass: gives what arrives on its other side. */
    interface Boundary {
        /** @throws ShippingException if the value would not arrive as it is */
        Object cross(Object value);
    }

    /** Values pass as they are. */
    Verification OFF = new Verification() {
        @Override
        public Boundary boundary(String path, String what, Type<?> type) {
            return value -> value;
        }

        @Override
        public Boundary continuations(String path, List<Class<? extends Record>> classes) {
            return value -> value;
        }

        @Override
        public <F> F shipped(String path, String what, F function) {
            return function;
        }

        @Override
        public String toString() {
            return "off";
        }
    };

    /**
     * A place that values of a type pass.
     *
     * @param path of the step, stream or portal, for messages
     * @param what the values are there: "events", "keys", "requests", "replies", "state \"count\""
     * @throws ShippingException if values of the type cannot pass
     */
    Boundary boundary(String path, String what, Type<?> type);

    /** The place that a task's saved continuations pass. */
    Boundary continuations(String path, List<Class<? extends Record>> classes);

    /**
     * A task, a replier or a function as it would arrive where it runs.
     *
     * @param what it is: "the task", "the function", "keyOf"
     * @throws ShippingException if it would not arrive
     */
    <F> F shipped(String path, String what, F function);

    /** The same, which takes values of these classes as they are declared: {@link io.portals.api.AppBuilder#opaque}. */
    default Verification withOpaque(Set<Class<?>> classes) {
        return this;
    }
}
