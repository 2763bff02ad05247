package io.portals.local.verify.standard;

import io.portals.api.Type;
import io.portals.api.codec.Codecs;
import io.portals.local.verify.Verification;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The verification that there is in this JVM.
 *
 * <pre>{@code
 * Verification verification = StandardVerification.find();
 * Verification.Boundary events = verification.boundary("/shop/workflows/carts/cart", "events", Type.of(Cart.class));
 * Cart arrived = (Cart) events.cross(cart);
 * }</pre>
 *
 * <p>With portals-flink-runtime and Flink on the class path, values are encoded and decoded as on Flink. Without, they must be
 * immutable: what nobody can change is the same on both sides of a boundary. Tasks and functions are Java-serialized in both
 * cases. A verification is for one thread.
 */
public final class StandardVerification {
    private StandardVerification() {}

    /** Looks for {@link Codecs} with the thread's class loader. Its {@code toString} says what was found. */
    public static Verification find() {
        return find(Thread.currentThread().getContextClassLoader());
    }

    static Verification find(ClassLoader loader) {
        try {
            Iterator<Codecs> found = ServiceLoader.load(Codecs.class, loader).iterator();
            if (!found.hasNext()) {
                return new ImmutabilityVerification("portals-flink-runtime is not on the class path");
            }
            Codecs codecs = found.next();
            // What they need is loaded when it is first used.
            codecs.of(Type.of(String.class));
            return new CodecVerification(codecs);
        } catch (ServiceConfigurationError | LinkageError e) {
            return new ImmutabilityVerification(
                    "serializers are on the class path, but not what they need: " + first(e));
        }
    }

    private static Throwable first(Throwable problem) {
        return problem.getCause() == null ? problem : first(problem.getCause());
    }
}
