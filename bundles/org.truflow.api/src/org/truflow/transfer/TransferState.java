package org.truflow.transfer;

/** Where a download stands. {@code Completed} and {@code Cancelled} are final; a failed one can be resumed. */
public sealed interface TransferState {
    /** Waits for its turn. */
    record Queued() implements TransferState {}

    /** Nobody who has it can be reached; starts by itself. @param reason for people */
    record Waiting(String reason) implements TransferState {}

    /** @param sources peers sending now */
    record Running(int sources) implements TransferState {}

    /** A person stopped it. */
    record Paused() implements TransferState {}

    /** Complete, verified, synced and under its final name. */
    record Completed() implements TransferState {}

    record Cancelled() implements TransferState {}

    /** @param message what happened, where, and what to do */
    record Failed(Reason reason, String message) implements TransferState {}

    /** Why a download ended early. */
    enum Reason {
        DISK_FULL,
        NOT_WRITABLE,
        NAME_CLASH,
        UNSAFE_NAME,
        NOT_FOUND,
        DISK_ERROR
    }
}
