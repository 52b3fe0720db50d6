package org.truflow.directory;

import java.net.InetSocketAddress;

/**
 * Where a tracker is.
 *
 * @param host name or literal address, without brackets
 */
public record TrackerAddress(String host, int port) {
    /** Where a tracker listens if nothing else is said. */
    public static final int PORT = 1234;

    private static final int MOST_PORT = 65_535;
    private static final int MOST_HOST = 253;

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPv6]:PORT} or a bare IPv6 address.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static TrackerAddress parse(String text) {
        var trimmed = text.strip();
        if (trimmed.startsWith("[")) {
            var end = trimmed.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("the bracket of the address is not closed: " + trimmed);
            }
            var rest = trimmed.substring(end + 1);
            if (!rest.isEmpty() && !rest.startsWith(":")) {
                throw new IllegalArgumentException("after the bracket comes :PORT, not " + rest);
            }
            return of(trimmed.substring(1, end), rest.isEmpty() ? "" : rest.substring(1), rest.isEmpty());
        }
        var colon = trimmed.indexOf(':');
        if (colon < 0 || trimmed.indexOf(':', colon + 1) >= 0) {
            return of(trimmed, "", true);
        }
        return of(trimmed.substring(0, colon), trimmed.substring(colon + 1), false);
    }

    private static TrackerAddress of(String host, String port, boolean usual) {
        if (host.isBlank()
                || host.length() > MOST_HOST
                || host.chars().anyMatch(letter -> letter <= ' ' || letter == '/' || letter == 0x7f)) {
            throw new IllegalArgumentException("the address has no host name of 1 to " + MOST_HOST
                    + " characters without spaces and slashes: " + host);
        }
        if (usual) {
            return new TrackerAddress(host, PORT);
        }
        try {
            var number = Integer.parseInt(port);
            if (number >= 1 && number <= MOST_PORT) {
                return new TrackerAddress(host, number);
            }
        } catch (NumberFormatException e) {
            // Told below, with the range.
        }
        throw new IllegalArgumentException("a port is a whole number from 1 to " + MOST_PORT + ", not " + port);
    }

    /** Returns the address for the network, which looks the name up at every attempt. */
    public InetSocketAddress unresolved() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
