package org.truflow.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes TCP connections on and keeps every byte of both directions: a capture of the wire that needs no privilege.
 * Put it where one side expects the other.
 */
public final class RecordingRelay implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket server;
    private final InetSocketAddress to;
    private final List<ByteArrayOutputStream> recorded = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param port 0 for any free one */
    public RecordingRelay(String host, int port, InetSocketAddress to) throws IOException {
        this.to = to;
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        Thread.ofVirtual().name("relay-accept").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Returns what passed so far, one array for each direction of each connection. */
    public List<byte[]> recorded() {
        return recorded.stream()
                .map(stream -> {
                    synchronized (stream) {
                        return stream.toByteArray();
                    }
                })
                .toList();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                sockets.add(near);
                var far = new Socket();
                sockets.add(far);
                far.connect(to);
                pump(near, far);
                pump(far, near);
            } catch (IOException e) {
                // The relay was closed, or nobody answers at the far end: the near side sees its connection end.
                sockets.forEach(RecordingRelay::closeQuietlyIfUnconnected);
            }
        }
    }

    private static void closeQuietlyIfUnconnected(Socket socket) {
        if (!socket.isConnected()) {
            close(socket);
        }
    }

    private void pump(Socket from, Socket into) {
        var record = new ByteArrayOutputStream();
        recorded.add(record);
        Thread.ofVirtual().name("relay").start(() -> {
            var chunk = new byte[CHUNK];
            try {
                var in = from.getInputStream();
                var out = into.getOutputStream();
                for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    synchronized (record) {
                        record.write(chunk, 0, read);
                    }
                    out.write(chunk, 0, read);
                }
            } catch (IOException e) {
                // One side went away; so does the other.
            }
            close(from);
            close(into);
        });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket that cannot be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(RecordingRelay::close);
    }
}
