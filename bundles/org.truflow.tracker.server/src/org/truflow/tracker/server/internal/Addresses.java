package org.truflow.tracker.server.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Where sessions come from. */
final class Addresses {
    private Addresses() {}

    /** Returns what one household or lab shares: an IPv4 address, or the first 64 bits of an IPv6 address. */
    static String neighbourhood(InetSocketAddress address) {
        var host = address.getAddress();
        if (host == null) {
            return address.getHostString();
        }
        var bytes = host.getAddress();
        return HexFormat.of().formatHex(host instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }

    /** Returns an address without its port, for people. */
    static String text(InetSocketAddress address) {
        return address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }

    /**
     * Returns where {@code asker} can reach a member: the address that the tracker sees, with the port the member
     * listens on. A member on the tracker's own machine is seen at an address that means something only there.
     */
    static List<InetSocketAddress> reach(Member member, InetSocketAddress asker) {
        var host = member.session().address().getAddress();
        if (host == null || member.port() == 0) {
            return List.of();
        }
        if (host.isLoopbackAddress()
                && (asker.getAddress() == null || !asker.getAddress().isLoopbackAddress())) {
            return List.of();
        }
        return List.of(new InetSocketAddress(withoutScope(host), member.port()));
    }

    /** The interface that a link-local address belongs to has a meaning on this machine alone. */
    private static InetAddress withoutScope(InetAddress host) {
        try {
            return InetAddress.getByAddress(host.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
