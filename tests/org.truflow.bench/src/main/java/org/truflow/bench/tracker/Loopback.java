package org.truflow.bench.tracker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses of this machine to come from: Linux takes all of 127.0.0.0/8 for its own. */
final class Loopback {
    private static final int OF_AN_ADDRESS = 100;
    private static final int OF_A_BYTE = 250;

    private Loopback() {}

    /** Returns where a person comes from: a hundred share an address, as a household or a lab does. */
    static InetSocketAddress ofPerson(int number) {
        var address = number / OF_AN_ADDRESS;
        return new InetSocketAddress(of(1, address / OF_A_BYTE, 1 + address % OF_A_BYTE), 0);
    }

    /** Returns an address that no person comes from. */
    static InetAddress ofAttacker(int number) {
        return of(9, number / OF_A_BYTE, 1 + number % OF_A_BYTE);
    }

    private static InetAddress of(int second, int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) second, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four bytes", e);
        }
    }
}
