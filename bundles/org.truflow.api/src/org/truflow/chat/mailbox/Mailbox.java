package org.truflow.chat.mailbox;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;

/**
 * What a tracker keeps for a device that is not there, if its owner allows that: a few messages, for a few days, sealed by
 * whoever leaves them. Something may be handed out more than once: whoever takes it looks at the id.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits. Stages complete on an engine thread, within a minute, and fail with
 * {@link java.io.IOException} when there is no connection with the tracker, or when it refuses: it keeps no mail, the device is unknown, or a
 * mailbox is full.
 */
public interface Mailbox {
    /** Most bytes of one sealed message. */
    int MOST_BYTES = 64 << 10;

    /**
     * Leaves something for a device. Leaving the same id once more for it changes nothing, so it can be repeated when the answer was lost.
     *
     * @return completes when the tracker has it on disk
     */
    CompletionStage<Void> leave(PeerId recipient, UUID id, byte[] sealed);

    /**
     * Asks for what waits for this device, the oldest first.
     *
     * @param done what was taken and may be removed there, at most 500
     * @return as much as fits in one answer; empty when nothing is left
     */
    CompletionStage<List<SealedMail>> fetch(Set<UUID> done);

    /** Calls {@code listener} when something may wait: after each registration with the tracker, and when something is left. On an engine thread. */
    Subscription subscribe(Runnable listener);
}
