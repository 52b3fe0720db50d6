package org.truflow.chat.room;

import java.time.Instant;
import java.util.Optional;

/**
 * Someone who belongs to a room.
 *
 * @param here whether at least one device of the member is there now
 * @param muted until when the member may not write; empty if that is allowed
 */
public record RoomMember(String name, RoomRole role, boolean here, Optional<Instant> muted) {}
