package io.portals.api.codec;

/**
 * The serializer of one type.
 *
 * @param <T> the type
 */
public interface Codec<T> {
    /** @throws RuntimeException if the value cannot be written; the message says which part of it and why */
    byte[] encode(T value);

    /** The value whose bytes these are. */
    T decode(byte[] bytes);
}
