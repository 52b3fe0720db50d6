package org.truflow.directory;

import java.time.Instant;
import org.truflow.id.PeerId;

/**
 * One of the keys that are bound to a name.
 *
 * @param name what the person calls it, may be empty
 * @param added when it was bound, as far as that is known: the beginning of 1970 if not
 * @param online whether it is there now
 * @param asking whether it is the one that asks
 */
public record Device(PeerId peer, String name, Instant added, Instant lastSeen, boolean online, boolean asking) {}
