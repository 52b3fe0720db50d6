package org.truflow.protocol.account;

import java.time.Duration;
import java.util.Optional;
import org.truflow.directory.Moderation;
import org.truflow.protocol.Message;
import org.truflow.protocol.TextLimit;

/**
 * Asks a tracker to do what a moderator may.
 *
 * @param whom a name, or what the action says; may be empty where it says so
 * @param reason told to whom it hits; may be empty
 * @param time in whole seconds, at most a year; empty for no end
 */
public record Moderate(Moderation action, String whom, String reason, Optional<Duration> time)
        implements Message.Request<Moderated> {
    public static final TextLimit WHOM = TextLimit.ofCharacters(128);
}
