package org.truflow.transfer;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a download stands. {@code Completed}, {@code Cancelled} and {@code Forgotten} are final: nothing happens any more unless a
 * person asks for it.
 */
public sealed interface TransferState {
    /** Waits for its turn. */
    record Queued() implements TransferState {}

    /** Nobody who has it can be reached; starts by itself. @param reason for people */
    record Waiting(String reason) implements TransferState {}

    /** Its files are listed; waits until somebody chose among them and lets it go on. */
    record Choosing() implements TransferState {}

    /** @param sources peers sending now */
    record Running(int sources) implements TransferState {}

    /** What is there is read again and compared. @param bytes read */
    record Checking(long bytes) implements TransferState {}

    /** What is there is brought to another folder; afterwards it stands where it stood. @param bytes brought there */
    record Moving(Path to, long bytes) implements TransferState {}

    /** A person stopped it. */
    record Paused() implements TransferState {}

    /** Complete, verified, synced and under its final name. */
    record Completed() implements TransferState {}

    /** @param kept whether what was fetched is still there, so that it can be resumed */
    record Cancelled(boolean kept) implements TransferState {}

    /**
     * @param message what happened, where, and what to do
     * @param retry when it is tried again by itself; empty if only a person can help
     */
    record Failed(Reason reason, String message, Optional<Instant> retry) implements TransferState {
        /** One that is not tried again by itself. */
        public Failed(Reason reason, String message) {
            this(reason, message, Optional.empty());
        }
    }

    /** It was taken out of the history. The last that is told of it. */
    record Forgotten() implements TransferState {}

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
