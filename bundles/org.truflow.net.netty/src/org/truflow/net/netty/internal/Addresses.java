package org.truflow.net.netty.internal;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Addresses as people write them. */
final class Addresses {
    private Addresses() {}

    /** Returns HOST:PORT, an IPv6 address in brackets, without looking anything up. */
    static String text(InetSocketAddress address) {
        var ip = address.getAddress();
        var host = ip == null ? address.getHostString() : ip.getHostAddress();
        return (ip instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
