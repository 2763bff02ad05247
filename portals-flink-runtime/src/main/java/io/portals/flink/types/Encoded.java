package io.portals.flink.types;

import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * A value that was written and not read again.
 *
 * @param bytes that were written, which nobody changes
 * @param form the serializer that wrote them: what was restored from a savepoint may be of another than what was written since. For
 *     reading, duplicate it
 * @param <T> the value
 */
public record Encoded<T>(byte[] bytes, TypeSerializer<T> form) {
    @Override
    public String toString() {
        return bytes.length + " bytes of " + form;
    }
}
