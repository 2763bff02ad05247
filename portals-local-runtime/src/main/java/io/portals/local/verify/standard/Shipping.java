package io.portals.local.verify.standard;

import io.portals.local.verify.ShippingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Ships tasks and functions as they are shipped to a cluster: by Java serialization. */
final class Shipping {
    private Shipping() {}

    /** @throws ShippingException if it cannot be written, or not be read again */
    static <F> F ship(String path, String what, F function) {
        byte[] bytes;
        try {
            bytes = written(function);
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
            F arrived = (F) read(bytes, function.getClass().getClassLoader());
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

    private static byte[] written(Object function) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(function);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new LoadingStream(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        }
    }

    /** Finds classes where the function's was found. */
    private static final class LoadingStream extends ObjectInputStream {
        private final ClassLoader loader;

        LoadingStream(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                // Primitive types, for one.
                return super.resolveClass(described);
            }
        }
    }
}
