package org.truflow.protocol.session;

import java.io.IOException;
import org.truflow.event.Subscription;

/**
 * The session with a tracker, for engines that ask it for something of their own. A service of whoever keeps that session; several
 * trackers are several services.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits.
 */
public interface TrackerSession {

    /** Returns what people call the tracker, for example {@code tracker lab.example:1234}. */
    String name();

    /** Returns the session as long as it is registered. @throws IOException saying why there is none */
    Session online() throws IOException;

    /** Calls {@code listener} after the session was registered, or was lost; soon after subscribing too. One call at a time; many changes may be one call. */
    Subscription subscribe(Runnable listener);
}
