package io.portals.local.verify.standard;

import io.portals.api.Type;
import io.portals.api.codec.Codec;
import io.portals.api.codec.Codecs;
import io.portals.local.verify.Verification;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Encodes and decodes what passes, and demands that what arrives is encoded as what was sent. */
final class CodecVerification implements Verification {
    private static final String FIT =
            "let the value, and all that is in it, be of the declared types, and null only where the"
                    + " serializers of those types allow it";
    private static final String ACCEPT = "let the constructors of its classes accept whatever their values hold";
    private static final String KEEP =
            "let the constructors of its classes keep what they are given, and their accessors give" + " what is kept";
    private static final String KEEP_ORDER =
            "; a class that holds sets or maps must be a record, or their order may be lost";

    private final Codecs codecs;

    CodecVerification(Codecs codecs) {
        this.codecs = codecs;
    }

    @Override
    public Boundary boundary(String path, String what, Type<?> type) {
        return new EncodingBoundary(path, what, codec(path, what, () -> codecs.of(type)));
    }

    @Override
    public Boundary continuations(String path, List<Class<? extends Record>> classes) {
        return new EncodingBoundary(
                path, "continuations", codec(path, "continuations", () -> codecs.continuations(classes)));
    }

    @SuppressWarnings("unchecked")
    private static Codec<Object> codec(String path, String what, Supplier<Codec<?>> codec) {
        try {
            return (Codec<Object>) codec.get();
        } catch (RuntimeException e) {
            throw Refusals.of(path, what + " cannot be serialized", e.getMessage(), e);
        }
    }

    @Override
    public <F> F shipped(String path, String what, F function) {
        return Shipping.ship(path, what, function);
    }

    @Override
    public Verification withOpaque(Set<Class<?>> classes) {
        return classes.isEmpty() ? this : new CodecVerification(codecs.withOpaque(classes));
    }

    @Override
    public String toString() {
        return "by the serializers of " + codecs.getClass().getName();
    }

    private record EncodingBoundary(String path, String what, Codec<Object> codec) implements Boundary {
        @Override
        public Object cross(Object value) {
            byte[] sent = encode(value, value);
            Object arrived = decode(value, sent);
            if (!Arrays.equals(encode(value, arrived), sent)) {
                throw Refusals.of(
                        path,
                        shown(value) + " does not arrive as it is, but as " + Refusals.shown(arrived)
                                + ", whose encoding is another",
                        KEEP + KEEP_ORDER);
            }
            return arrived;
        }

        private byte[] encode(Object sent, Object value) {
            try {
                return codec.encode(value);
            } catch (RuntimeException e) {
                String which =
                        sent == value ? " cannot be encoded (" : " cannot be encoded again after it was decoded (";
                throw Refusals.of(path, shown(sent) + which + e + ")", sent == value ? FIT : KEEP, e);
            }
        }

        private Object decode(Object sent, byte[] bytes) {
            try {
                return codec.decode(bytes);
            } catch (RuntimeException e) {
                throw Refusals.of(path, shown(sent) + " cannot be decoded (" + e + ")", ACCEPT, e);
            }
        }

        private String shown(Object value) {
            return what + ": " + Refusals.shown(value);
        }
    }
}
