package org.truflow.protocol.tracker;

import org.truflow.directory.Presence;
import org.truflow.protocol.Message;

/** Says how its person wants to be seen; until said otherwise, or the session ends. {@code presence} is not OFFLINE. */
public record SayPresence(Presence presence) implements Message.Push {
    public SayPresence {
        if (presence == Presence.OFFLINE) {
            throw new IllegalArgumentException("who says something is not offline");
        }
    }
}
