package org.truflow.send;

import java.time.Instant;

/** Where something stands that somebody wants to send here. */
public sealed interface IncomingState {
    /** Waits for an answer. Nothing of it is on disk. @param expires when the question does */
    record Asked(Instant expires) implements IncomingState {}

    /** Accepted, and nothing arrives now; goes on by itself. @param reason for people */
    record Waiting(String reason) implements IncomingState {}

    /** Accepted and being fetched. */
    record Running() implements IncomingState {}

    /** All of it is here, verified and under its final names. */
    record Completed() implements IncomingState {}

    record Refused(String reason) implements IncomingState {}

    /** Nobody answered in time. */
    record Expired() implements IncomingState {}

    /** The sender took it back. What was complete stays. @param reason in the sender's words */
    record Withdrawn(String reason) implements IncomingState {}

    /** Given up here after it was accepted: downloads of it were cancelled. */
    record Ended(String reason) implements IncomingState {}

    /** @param message what happened, and what to do */
    record Failed(String message) implements IncomingState {}

    /** Returns whether nothing will ever happen to it again. */
    default boolean over() {
        return switch (this) {
            case Asked _, Waiting _, Running _ -> false;
            case Completed _, Refused _, Expired _, Withdrawn _, Ended _, Failed _ -> true;
        };
    }
}
