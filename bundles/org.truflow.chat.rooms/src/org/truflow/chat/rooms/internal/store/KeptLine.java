package org.truflow.chat.rooms.internal.store;

import java.time.Instant;
import java.util.UUID;
import org.truflow.chat.room.RoomLine;

/**
 * A line as it is kept: what was said is in the history, by its id.
 *
 * @param text of what was done rather than said, or why it cannot be read
 */
public record KeptLine(
        long number, UUID id, Instant time, String from, RoomLine.Kind kind, long of, String text, boolean own) {}
