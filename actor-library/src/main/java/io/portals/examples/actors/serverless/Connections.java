package io.portals.examples.actors.serverless;

import java.io.IOException;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections that functions of this JVM have left open for the next, as warm functions do: else each would make one of its own. */
final class Connections {
    private static final Map<Integer, Deque<Connection>> FREE = new ConcurrentHashMap<>();

    private Connections() {}

    static Lent to(int port) throws IOException {
        Connection free = free(port).poll();
        return new Lent(port, free == null ? new Connection(port) : free);
    }

    private static Deque<Connection> free(int port) {
        return FREE.computeIfAbsent(port, key -> new ConcurrentLinkedDeque<>());
    }

    /** Closes those to a store that is closed. */
    static void close(int port) {
        Deque<Connection> all = FREE.remove(port);
        if (all != null) {
            all.forEach(Connection::close);
        }
    }

    /** One that is in use. It is closed when it is given back, unless it is kept: an answer may be pending on it. */
    static final class Lent implements AutoCloseable {
        private final int port;
        private final Connection connection;
        private boolean isKept;

        private Lent(int port, Connection connection) {
            this.port = port;
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        void keep() {
            isKept = true;
        }

        @Override
        public void close() {
            if (isKept) {
                free(port).push(connection);
            } else {
                connection.close();
            }
        }
    }
}
