package io.portals.examples.actors.serverless;

import io.portals.examples.actors.serverless.KeyValueStore.Entry;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** One to a {@link KeyValueStore}; for one thread at a time. */
final class Connection implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    Entry get(String key) throws IOException {
        out.writeByte(KeyValueStore.GET);
        out.writeUTF(key);
        out.flush();
        return new Entry(in.readLong(), in.readLong());
    }

    /** False, and nothing is written, if the version is another one by now. */
    boolean put(String key, long version, long value) throws IOException {
        out.writeByte(KeyValueStore.PUT);
        out.writeUTF(key);
        out.writeLong(version);
        out.writeLong(value);
        out.flush();
        return in.readBoolean();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it was of no use any more
        }
    }
}
