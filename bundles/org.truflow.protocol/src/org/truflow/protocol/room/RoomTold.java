package org.truflow.protocol.room;

import org.truflow.protocol.Message;

/** The room that was opened or entered. */
public record RoomTold(RoomCard card) implements Message {}
