package org.truflow.net.netty.internal;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param tls until both sides proved their keys
 * @param hello from then until both said hello
 * @param silence until a side that heard nothing asks whether the other is there
 * @param idle until a side that still heard nothing ends the session; also how long the other may take no bytes
 * @param reply until a request fails although the session is alive
 * @param frame for a frame that began, and a second more for each 16 KiB of it
 * @param stagger until the next address is tried while one is still silent
 * @param connect for a whole attempt over all addresses
 * @param goodbye for sessions to say goodbye when the network stops
 */
public record Timing(
        Duration tls,
        Duration hello,
        Duration silence,
        Duration idle,
        Duration reply,
        Duration frame,
        Duration stagger,
        Duration connect,
        Duration goodbye) {

    /** @param idle a keep-alive is sent early enough for it, at the latest after 30 seconds */
    public static Timing of(Duration idle) {
        var third = idle.dividedBy(3);
        var silence = third.compareTo(Duration.ofSeconds(30)) < 0 ? third : Duration.ofSeconds(30);
        return new Timing(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                silence,
                idle,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(25),
                Duration.ofMillis(1_000));
    }
}
