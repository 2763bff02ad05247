package io.portals.api.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classes each of which breaks one rule, and one that comes close and breaks none. */
final class Violations {
    private Violations() {}

    static final class UsesALibrary {
        Object value() {
            return org.assertj.core.api.Assertions.class;
        }
    }

    static final class UsesFutures {
        Object value() {
            return java.util.concurrent.CompletableFuture.completedFuture(1);
        }
    }

    static final class UsesExecutors {
        java.util.concurrent.Executor executor;
    }

    static final class UsesLocks {
        Object value() {
            return new java.util.concurrent.locks.ReentrantLock();
        }
    }

    static final class UsesReflection {
        Object value() {
            return Object.class.getMethods();
        }
    }

    static final class UsesRecordComponents {
        int number(Class<?> type) {
            return type.getRecordComponents().length;
        }
    }

    static final class WritesObjects {
        void write(java.io.ObjectOutputStream out) throws java.io.IOException {
            out.writeObject("pear");
        }
    }

    static final class ReadsObjects {
        Object read(java.io.ObjectInputStream in) throws Exception {
            return in.readObject();
        }
    }

    static final class NamesFiles {
        Object value() {
            return java.nio.file.Path.of("pear");
        }
    }

    static final class ReadsFiles {
        int read(java.io.File file) throws java.io.IOException {
            return new java.io.FileReader(file).read();
        }
    }

    static final class SeesFileLines {
        Object value() {
            return io.portals.api.file.FileLines.class;
        }
    }

    static final class Formats {
        String value() {
            return String.format("%s", "pear");
        }
    }

    static final class FormatsText {
        String value() {
            return "%s".formatted("pear");
        }
    }

    static final class SplitsLines {
        Object value() {
            return "pear".lines();
        }
    }

    static final class UsesRandom {
        int value() {
            return new java.util.Random(1).nextInt(2);
        }
    }

    static final class UsesSplittableRandom {
        int value() {
            return new java.util.SplittableRandom(1).nextInt(2);
        }
    }

    static final class UsesUuids {
        Object value() {
            return new java.util.UUID(1, 2);
        }
    }

    static final class UsesHashMaps {
        Object value() {
            return new java.util.HashMap<>();
        }
    }

    static final class UsesHashSets {
        Object value() {
            return new java.util.HashSet<>();
        }
    }

    static final class FindsServices {
        Object value() {
            return java.util.ServiceLoader.load(Runnable.class);
        }
    }

    static final class BreaksNothing {
        Map<String, Integer> map = new LinkedHashMap<>();
        Set<String> set = new LinkedHashSet<>();

        String value() {
            List<String> list = new ArrayList<>(set);
            list.add("pear" + map.size());
            return String.join(" ", list) + getClass().getName();
        }
    }
}
