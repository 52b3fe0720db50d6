package org.truflow.ui.app.internal.hosting;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The addresses of this computer that others may reach it by. */
final class Addresses {
    private Addresses() {}

    /**
     * Returns {@code HOST:PORT} for each, IPv4 first. Only this computer's own if it has no other.
     *
     * @param bound the one address that is listened on, empty for all
     */
    static List<String> of(String bound, int port) {
        return bound.isBlank() || bound.equals("0.0.0.0") || bound.equals("::")
                ? shown(usable(), port)
                : List.of(text(bound, port));
    }

    private static List<InetAddress> usable() {
        var found = new ArrayList<InetAddress>();
        try {
            for (var card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (card.isUp() && !card.isLoopback()) {
                    found.addAll(Collections.list(card.getInetAddresses()));
                }
            }
        } catch (SocketException e) {
            // Then only this computer can be told of it.
            return List.of();
        }
        return found;
    }

    /** Link-local addresses are left out: they mean nothing without the name of a network card. */
    static List<String> shown(List<InetAddress> addresses, int port) {
        var shown = addresses.stream()
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .filter(address -> !address.isMulticastAddress() && !address.isAnyLocalAddress())
                .sorted(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
                        .thenComparing(address -> !address.isSiteLocalAddress()))
                .map(address -> text(plain(address), port))
                .distinct()
                .toList();
        return shown.isEmpty() ? List.of(text("127.0.0.1", port)) : shown;
    }

    private static String plain(InetAddress address) {
        var text = address.getHostAddress();
        var zone = text.indexOf('%');
        return address instanceof Inet6Address && zone >= 0 ? text.substring(0, zone) : text;
    }

    private static String text(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
