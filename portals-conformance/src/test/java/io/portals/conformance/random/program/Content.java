package io.portals.conformance.random.program;

import io.portals.conformance.random.spec.Prng;
import io.portals.conformance.random.spec.StageSpec.KeyKind;

/** Decisions that follow from content: the same in every run, whatever came before. */
final class Content {
    private Content() {}

    static long hash(String content) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < content.length(); i++) {
            hash = (hash ^ content.charAt(i)) * 0x100000001b3L;
        }
        return Prng.mixed(hash);
    }

    /** A number from 0 to the bound, exclusive. */
    static int choice(String content, String decision, int bound) {
        return (int) Long.remainderUnsigned(hash(decision + " of " + content), bound);
    }

    static Object key(KeyKind kind, int number) {
        return switch (kind) {
            case NUMBER -> (long) number;
            case TEXT -> "k" + number;
            case RECORD -> new Spot("s", number);
        };
    }

    static Class<?> keyType(KeyKind kind) {
        return switch (kind) {
            case NUMBER -> Long.class;
            case TEXT -> String.class;
            case RECORD -> Spot.class;
        };
    }

    /** A key that is a record. */
    record Spot(String name, long number) {
        @Override
        public String toString() {
            return name + number;
        }
    }
}
