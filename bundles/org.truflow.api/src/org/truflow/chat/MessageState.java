package org.truflow.chat;

import java.time.Instant;

/** Where a message stands. Times are those of the clock here. */
public sealed interface MessageState {
    /** From somebody else, or said in a room. */
    record Received() implements MessageState {}

    /** On disk here; goes to the other by itself when both are there. */
    record Queued() implements MessageState {}

    /** Left, sealed, where the other finds it, who has not taken it yet. */
    record Sent() implements MessageState {}

    /** On disk at one of the other's installations. */
    record Delivered(Instant when) implements MessageState {}

    /** Shown to the other, who lets that be known. */
    record Read(Instant when) implements MessageState {}
}
