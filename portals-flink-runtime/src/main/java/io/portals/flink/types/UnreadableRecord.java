package io.portals.flink.types;

import java.util.Arrays;
import java.util.Objects;

/**
 * A stored record that this program cannot decode: of a class, or a version of one, that it does not know. It is written back
 * as it was, so that a later program that knows it loses nothing.
 *
 * @param name of the class
 * @param version the fingerprint of the schema with which it was written
 * @param bytes as they were written; not to be changed
 */
public record UnreadableRecord(String name, int version, byte[] bytes) {

    public UnreadableRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bytes, "bytes");
    }

    /**
     * For messages: what may have happened, and how to mend it.
     *
     * @param declaration where a task declares such records
     */
    public String why(String declaration) {
        return "the application has no class " + name
                + " any more, or does not declare it, or one of its components is of"
                + " another type now than in its version " + Integer.toHexString(version)
                + "; bring it back, and declare it in " + declaration + ", until none of it is stored";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnreadableRecord that
                && version == that.version
                && name.equals(that.name)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + version) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "UnreadableRecord(" + name + ", version " + Integer.toHexString(version) + ", " + bytes.length
                + " bytes)";
    }
}
