package org.truflow.net.netty.internal;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** How sockets are reached: Linux's epoll through Netty's native library where it is there, else the JDK. */
record Transport(
        String name,
        IoHandlerFactory handlers,
        Class<? extends ServerChannel> server,
        Class<? extends Channel> client) {

    static Transport best() {
        try {
            if (NativeEpoll.available()) {
                return NativeEpoll.transport();
            }
        } catch (LinkageError e) {
            // The optional bundle is not in this product: as good as not available.
        }
        return new Transport("NIO", NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
    }

    /** Apart, so that the classes of the optional bundle are touched here and nowhere else. */
    private static final class NativeEpoll {
        static boolean available() {
            return Epoll.isAvailable();
        }

        static Transport transport() {
            return new Transport(
                    "epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class);
        }
    }
}
