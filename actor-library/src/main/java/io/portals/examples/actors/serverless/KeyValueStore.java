package io.portals.examples.actors.serverless;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A store of numbers by keys, in memory, behind a socket of this machine. It waits for a while before it answers a request, each by
 * itself, as a store that is farther away would. One that is not there is a zero.
 *
 * <p>A request is {@link #GET} and the key, or {@link #PUT}, the key, the version that is to be replaced and the new value. The answer
 * to the former is version and value, to the latter whether it was done: not if there is another version by then.
 */
final class KeyValueStore implements AutoCloseable {
    static final int GET = 1;
    static final int PUT = 2;

    private static final int MOST_WAITING = 128;
    private static final Entry NONE = new Entry(0, 0);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private final long delayNanos;

    /** A value, and how often it has been written. */
    record Entry(long version, long value) {}

    private KeyValueStore(ServerSocket server, Duration delay) {
        this.server = server;
        this.delayNanos = delay.toNanos();
    }

    /** Opens one at a port that is free. */
    static KeyValueStore open(Duration delay) throws IOException {
        KeyValueStore store =
                new KeyValueStore(new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress()), delay);
        store.inBackground(store::accept);
        return store;
    }

    int port() {
        return server.getLocalPort();
    }

    /** What it holds, without a request. */
    long value(String key) {
        return entries.getOrDefault(key, NONE).value();
    }

    private void inBackground(Runnable work) {
        Thread thread = new Thread(work, "store-" + port());
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                inBackground(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket socket = connection) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            while (true) {
                answer(in, out);
                out.flush();
            }
        } catch (EOFException | SocketException e) {
            // closed
        } catch (IOException e) {
            e.printStackTrace(); // the client has no answer, and says so as well
        } finally {
            open.remove(connection);
        }
    }

    private void answer(DataInputStream in, DataOutputStream out) throws IOException {
        int kind = in.readByte();
        String key = in.readUTF();
        if (kind == GET) {
            pause();
            Entry entry = entries.getOrDefault(key, NONE);
            out.writeLong(entry.version());
            out.writeLong(entry.value());
        } else if (kind == PUT) {
            long version = in.readLong();
            long value = in.readLong();
            pause();
            out.writeBoolean(put(key, version, value));
        } else {
            throw new IOException("a request begins with " + kind + "; it must be " + GET + " or " + PUT);
        }
    }

    private boolean put(String key, long version, long value) {
        Entry then = new Entry(version + 1, value);
        return entries.compute(key, (k, now) -> (now == null ? NONE : now).version() == version ? then : now) == then;
    }

    private void pause() {
        long end = System.nanoTime() + delayNanos;
        for (long left = delayNanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            e.printStackTrace(); // nothing depends on it
        }
    }
}
