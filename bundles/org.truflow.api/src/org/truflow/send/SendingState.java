package org.truflow.send;

import java.time.Instant;

/** Where something sent from here stands. */
public sealed interface SendingState {
    /** Being read and hashed. @param read bytes so far */
    record Preparing(long read) implements SendingState {}

    /** The other could not be asked yet, or cannot be reached; goes on by itself. @param reason for people */
    record Waiting(String reason) implements SendingState {}

    /** The other was asked and has not answered. @param expires when the question does */
    record Asked(Instant expires) implements SendingState {}

    /** The other accepted and fetches it. @param note for people, why it does not go on; mostly empty */
    record Running(String note) implements SendingState {}

    /** The other has all of it, verified. */
    record Completed() implements SendingState {}

    /** @param reason in the other's words; may be empty */
    record Refused(String reason) implements SendingState {}

    /** The other did not answer in time. */
    record Expired() implements SendingState {}

    /** Taken back here. */
    record Withdrawn() implements SendingState {}

    /** The other gave up after it had accepted. */
    record Ended(String reason) implements SendingState {}

    /** @param message what happened, where, and what to do */
    record Failed(String message) implements SendingState {}

    /** Returns whether nothing will ever happen to it again. */
    default boolean over() {
        return switch (this) {
            case Preparing _, Waiting _, Asked _, Running _ -> false;
            case Completed _, Refused _, Expired _, Withdrawn _, Ended _, Failed _ -> true;
        };
    }
}
