package org.truflow.transfer;

import java.io.IOException;

/** How fast this installation sends and receives. Call from any thread. */
public interface RateLimits {

    /** Returns what was chosen. */
    TransferLimits chosen();

    /** Returns what holds now, by the schedule of the week. */
    Rates now();

    /**
     * Puts other limits in force, for what runs too, and keeps them in the settings.
     *
     * @throws IOException if they cannot be kept; then they hold until the end of this process
     */
    void choose(TransferLimits limits) throws IOException;
}
