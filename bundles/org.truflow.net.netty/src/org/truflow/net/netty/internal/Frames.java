package org.truflow.net.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;

/** Whom a connection belongs to: first its greeting, then its session. All called on the connection's event loop. */
interface Frames {
    /** Returns the most bytes that the body of a frame may have. */
    int limit(int opcode);

    /** Returns whether a large body was asked for, so that room for all of it is made at once. */
    boolean expectsBulk();

    /**
     * Takes a frame.
     *
     * @param body exactly the body, valid until this returns unless retained
     * @throws IOException with what is wrong with it; the connection is then given up
     */
    void frame(int opcode, ByteBuf body) throws IOException;

    /** TLS is up, and the other side proved the key of its certificate. */
    void secured(SslHandler tls);

    /** The socket takes bytes again, or no more for now. */
    void writable(boolean now);

    /** The connection is to be given up, because what came is wrong. */
    void broken(IOException why);

    /** The connection is gone. */
    void gone(String why);
}
