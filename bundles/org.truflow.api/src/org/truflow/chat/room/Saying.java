package org.truflow.chat.room;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Something on its way into a room.
 *
 * @param id of the message
 * @param said completes with the line's number once the tracker keeps it; fails with {@link java.io.IOException} when it is
 *     refused, or when this program ends before: then it goes on after the next start. It waits for as long as the tracker is away
 */
public record Saying(UUID id, CompletionStage<Long> said) {}
