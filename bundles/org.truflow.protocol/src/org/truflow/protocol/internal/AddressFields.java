package org.truflow.protocol.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;

/** {@code a} IP address in 4 or 16 bytes, {@code p port}; never a host name, so that nobody is made to look one up */
final class AddressFields {
    private static final int MOST = 16;

    private AddressFields() {}

    static void write(InetSocketAddress address, MapWriter out) {
        var ip = address.getAddress();
        if (ip == null) {
            throw new IllegalArgumentException(address + " is a host name, not an IP address");
        }
        out.bytes("a", ip.getAddress(), MOST).number("p", address.getPort());
    }

    static InetSocketAddress read(MapReader in) throws MalformedMessageException {
        var port = in.number("p", 1, 0xFFFF);
        var bytes = in.bytes("a", MOST);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException e) {
            throw in.malformed("a", "an IP address has 4 or 16 bytes, not " + bytes.length);
        }
    }
}
