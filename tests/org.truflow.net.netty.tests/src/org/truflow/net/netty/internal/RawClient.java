package org.truflow.net.netty.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.identity.SelfSignedTrust;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.FrameHeader;
import org.truflow.protocol.Hello;
import org.truflow.protocol.Message;
import org.truflow.protocol.Payload;
import org.truflow.protocol.Wire;
import org.truflow.protocol.session.SessionKind;

/** Someone else's client, over the JDK's sockets, that need not behave. */
final class RawClient implements AutoCloseable {
    private static final Wire WIRE = new Wire();
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawClient(Node to) throws IOException {
        this.socket = new Socket();
        connect(to);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    private RawClient(Node to, SSLContext context, SSLParameters parameters) throws IOException {
        this.socket = context.getSocketFactory().createSocket();
        connect(to);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        try {
            if (socket instanceof SSLSocket tls) {
                tls.setSSLParameters(parameters);
                tls.startHandshake();
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void connect(Node to) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", to.port()), PATIENCE_MILLIS);
    }

    static RawClient plain(Node to) throws IOException {
        return new RawClient(to);
    }

    static RawClient tls(Node to, @Nullable TestIdentity identity) throws Exception {
        return tls(to, identity, "TLSv1.3", Tls.PROTOCOL);
    }

    static RawClient tls(Node to, @Nullable TestIdentity identity, String version, String protocol) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(keys(identity), new TrustManager[] {new SelfSignedTrust()}, null);
        var parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(protocol.isEmpty() ? new String[0] : new String[] {protocol});
        return new RawClient(to, context, parameters);
    }

    /** Says hello and hears it, as one should. */
    static RawClient greeted(Node to, SessionKind kind) throws Exception {
        var client = tls(to, TestIdentity.create());
        client.send(0, new Hello(Hello.VERSION, List.of(), kind, List.of()));
        if (!(client.read().message() instanceof Hello)) {
            throw new IOException("no hello came");
        }
        return client;
    }

    void send(long id, Message message) throws IOException {
        send(bytes(id, message));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void sendHeader(int opcode, long length) throws IOException {
        var header = ByteBuffer.allocate(FrameHeader.LENGTH);
        FrameHeader.write(header, opcode, length);
        send(header.array());
    }

    static byte[] bytes(long id, Message message) {
        var head = WIRE.encode(new Envelope(id, message)).head();
        var bytes = new byte[head.remaining()];
        head.get(bytes);
        return bytes;
    }

    /** @throws EOFException if the other side ended */
    Envelope read() throws IOException {
        var header = fully(FrameHeader.LENGTH);
        var frame = FrameHeader.read(ByteBuffer.wrap(header));
        var body = fully((int) frame.length());
        return WIRE.decode(
                frame.opcode(),
                ByteBuffer.wrap(body),
                (offset, length) ->
                        new Copy(ByteBuffer.wrap(body, offset, length).slice()));
    }

    /** Returns the last thing said before the other side ended the connection, or null if it was nothing. */
    @Nullable
    Message lastWord() throws IOException {
        Message last = null;
        try {
            while (true) {
                last = read().message();
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open", e);
        } catch (EOFException | SocketException | SSLException e) {
            return last;
        }
    }

    /** Ends the connection as a crash would: by a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
    }

    /** Returns when the other side ended the connection, whatever it said before. */
    void awaitEnd() throws IOException {
        try {
            in.readAllBytes();
        } catch (SocketException | SSLException e) {
            // Ended, if not politely.
        }
    }

    private byte[] fully(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static KeyManager[] keys(@Nullable TestIdentity identity) throws Exception {
        if (identity == null) {
            return new KeyManager[0];
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", identity.privateKey(), new char[0], new Certificate[] {identity.certificate()});
        var factory = KeyManagerFactory.getInstance("SunX509");
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private record Copy(ByteBuffer bytes) implements Payload.Received {
        @Override
        public int length() {
            return bytes.remaining();
        }

        @Override
        public void writeTo(ByteBuffer target) {
            target.put(bytes.duplicate());
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
