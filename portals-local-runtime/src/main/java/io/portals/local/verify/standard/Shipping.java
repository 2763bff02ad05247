package io.portals.local.verify.standard;

import io.portals.local.verify.ShippingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** Ships tasks and functions as they are shipped to a cluster: by Java serialization. */
final class Shipping {
    private Shipping() {}

    /** @throws ShippingException if it cannot be written, or not be read again */
    static <F> F ship(String path, String what, F function) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<String, Class<?>> classes;
        try {
            classes = write(function, bytes);
        } catch (IOException | RuntimeException e) {
            throw refused(
                    path,
                    what,
                    "let it capture, or have as components, only what is Serializable; a lambda in an instance method captures"
                            + " its object when it uses a field",
                    e);
        }
        try {
            @SuppressWarnings("unchecked")
            F arrived = (F) read(bytes.toByteArray(), classes);
            return arrived;
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw refused(
                    path,
                    what,
                    "let it capture, or have as components, only what can be read as it was written: its constructors must"
                            + " accept it, its classes be found",
                    e);
        }
    }

    private static ShippingException refused(String path, String what, String remedy, Exception cause) {
        return Refusals.of(path, what + " cannot be shipped to where it runs (" + cause + ")", remedy, cause);
    }

    /** Gives the classes that were written, by their names. */
    private static Map<String, Class<?>> write(Object function, OutputStream to) throws IOException {
        try (NotingStream out = new NotingStream(to)) {
            out.writeObject(function);
            return out.classes;
        }
    }

    private static Object read(byte[] bytes, Map<String, Class<?>> classes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new FindingStream(new ByteArrayInputStream(bytes), classes)) {
            return in.readObject();
        }
    }

    private static final class NotingStream extends ObjectOutputStream {
        private final Map<String, Class<?>> classes = new HashMap<>();

        NotingStream(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> type) {
            classes.put(type.getName(), type);
        }
    }

    /** Finds the classes that were written: what belongs to the framework may hold what is of a program's own class loader. */
    private static final class FindingStream extends ObjectInputStream {
        private final Map<String, Class<?>> classes;

        FindingStream(InputStream in, Map<String, Class<?>> classes) throws IOException {
            super(in);
            this.classes = classes;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            Class<?> written = classes.get(described.getName());
            return written != null ? written : super.resolveClass(described);
        }
    }
}
