package org.truflow.tracker.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.directory.TrackerAddress;

final class TrackerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "lab.example:99, lab.example, 99",
        "lab.example, lab.example, 1234",
        "192.0.2.1:80, 192.0.2.1, 80",
        "[2001:db8::1]:80, 2001:db8::1, 80",
        "[2001:db8::1], 2001:db8::1, 1234",
        "2001:db8::1, 2001:db8::1, 1234",
        "' lab:1 ', lab, 1"
    })
    void reads_what_people_write(String text, String host, int port) {
        assertEquals(new TrackerAddress(host, port), TrackerAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "lab:",
                "lab:0",
                "lab:65536",
                "lab:x",
                "[::1",
                "[::1]x",
                "a b:1",
                "http://lab:1",
                "[]:1",
                "lab:1/x"
            })
    void refuses_what_is_no_address(String text) {
        assertThrows(IllegalArgumentException.class, () -> TrackerAddress.parse(text));
    }

    @Test
    void shows_ipv6_in_brackets() {
        assertEquals("[::1]:1234", TrackerAddress.parse("::1").toString());
        assertEquals("lab:5", TrackerAddress.parse("lab:5").toString());
    }
}
