package org.truflow.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.truflow.id.PeerId;

/**
 * The own account at a directory that keeps accounts. Offered together with the {@link PeerDirectory}.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits. Stages complete on an engine thread and fail with
 * {@link java.io.IOException}, whose message a person understands.
 */
public interface Membership {

    /** Returns what people call the directory, for example {@code tracker lab.example:1234}. */
    String name();

    /**
     * Sets, changes or removes the password by which further devices are added to the own name.
     *
     * @param current the present one, empty if there is none
     * @param changed the new one, of 8 to 256 characters; empty for none from now on
     */
    CompletionStage<Void> password(String current, String changed);

    /** Returns the devices of the own name. */
    CompletionStage<List<Device>> devices();

    /** Takes the own name from a device, which must not be this one. */
    CompletionStage<Void> revoke(PeerId device);

    /**
     * Does what moderators may.
     *
     * @param whom a user, or empty where the action is of nobody in particular
     * @param reason told to whom it hits, may be empty
     * @param time how long it holds; empty for no end
     * @return lines for people
     */
    CompletionStage<List<String>> moderate(Moderation action, String whom, String reason, Optional<Duration> time);
}
