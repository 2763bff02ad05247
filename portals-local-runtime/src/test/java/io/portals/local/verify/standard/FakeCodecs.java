package io.portals.local.verify.standard;

import io.portals.api.Type;
import io.portals.api.codec.Codec;
import io.portals.api.codec.Codecs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Writes values as text.
 *
 * @param text of a value
 * @param parse the value of a text
 */
record FakeCodecs(Function<Object, String> text, Function<String, Object> parse) implements Codecs {
    /** For a type that has no serializer. */
    record Unsupported() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T> Codec<T> of(Type<T> type) {
        if (type.equals(Type.of(Unsupported.class))) {
            throw new IllegalArgumentException("Unsupported.payload: it is of any class. Make it a record");
        }
        return (Codec<T>) new TextCodec(text, parse);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Codec<Record> continuations(List<Class<? extends Record>> classes) {
        classes.forEach(type -> of(Type.of(type)));
        return (Codec<Record>) (Codec<?>) new TextCodec(text, parse);
    }

    private record TextCodec(Function<Object, String> text, Function<String, Object> parse) implements Codec<Object> {
        @Override
        public byte[] encode(Object value) {
            return text.apply(value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object decode(byte[] bytes) {
            return parse.apply(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
