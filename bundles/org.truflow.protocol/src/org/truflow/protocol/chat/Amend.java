package org.truflow.protocol.chat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.truflow.protocol.Message;

/**
 * What was said is changed or deleted by whoever said it. Only within a sealed letter.
 *
 * @param with as in {@link Post}
 * @param text the new one; empty when it is deleted
 */
public record Amend(UUID id, String with, Instant time, Optional<String> text) implements Message.Push {}
