package org.truflow.tracker.server.internal.accounts;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Addresses that begin with the same bits.
 *
 * @param bytes 4 of IPv4 or 16 of IPv6, zero beyond the bits; not to be changed
 */
public record AddressRange(byte[] bytes, int bits) {

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or one address.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        try {
            var bytes = literal(address);
            var most = 8 * bytes.length;
            var bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException(text + ": after the slash comes 0 to " + most);
            }
            return new AddressRange(masked(bytes, bits), bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    text + " is no range of addresses like 192.0.2.0/24 or 2001:db8::/32", e);
        }
    }

    /** Host names are not looked up. */
    private static byte[] literal(String address) throws UnknownHostException {
        var ofLiteral = address.matches("[0-9.]+")
                        && address.chars().filter(letter -> letter == '.').count() == 3
                || address.matches("[0-9A-Fa-f:.]+") && address.indexOf(':') >= 0;
        if (!ofLiteral) {
            throw new UnknownHostException(address);
        }
        return InetAddress.getByName(address).getAddress();
    }

    public boolean holds(InetSocketAddress address) {
        var host = address.getAddress();
        return host != null
                && host.getAddress().length == bytes.length
                && Arrays.equals(masked(host.getAddress(), bits), bytes);
    }

    private static byte[] masked(byte[] bytes, int bits) {
        var masked = bytes.clone();
        for (var i = 0; i < masked.length; i++) {
            var kept = Math.clamp(bits - 8L * i, 0, 8);
            masked[i] &= (byte) (0xFF00 >> kept);
        }
        return masked;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange range && range.bits == bits && Arrays.equals(range.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + bits;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
