package org.truflow.net.netty.internal;

import java.time.Duration;

/** The usual timing with one thing made short. */
final class Short {
    private static final Timing USUAL = Timing.of(Duration.ofSeconds(90));

    private Short() {}

    static Timing reply(Duration reply) {
        return new Timing(
                USUAL.tls(),
                USUAL.hello(),
                USUAL.silence(),
                USUAL.idle(),
                reply,
                USUAL.frame(),
                USUAL.stagger(),
                USUAL.connect(),
                USUAL.goodbye());
    }

    static Timing idle(Duration silence, Duration idle) {
        return new Timing(
                USUAL.tls(),
                USUAL.hello(),
                silence,
                idle,
                USUAL.reply(),
                USUAL.frame(),
                USUAL.stagger(),
                USUAL.connect(),
                USUAL.goodbye());
    }

    static Timing frame(Duration frame) {
        return new Timing(
                USUAL.tls(),
                USUAL.hello(),
                USUAL.silence(),
                USUAL.idle(),
                USUAL.reply(),
                frame,
                USUAL.stagger(),
                USUAL.connect(),
                USUAL.goodbye());
    }

    static Timing greeting(Duration tls, Duration hello) {
        return new Timing(
                tls,
                hello,
                USUAL.silence(),
                USUAL.idle(),
                USUAL.reply(),
                USUAL.frame(),
                USUAL.stagger(),
                USUAL.connect(),
                USUAL.goodbye());
    }

    static Timing connecting(Duration stagger, Duration connect) {
        return new Timing(
                USUAL.tls(),
                USUAL.hello(),
                USUAL.silence(),
                USUAL.idle(),
                USUAL.reply(),
                USUAL.frame(),
                stagger,
                connect,
                USUAL.goodbye());
    }
}
