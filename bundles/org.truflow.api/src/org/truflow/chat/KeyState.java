package org.truflow.chat;

import java.util.Set;
import org.truflow.id.PeerId;

/** What is known of the keys of someone. */
public sealed interface KeyState {
    /** Returns the keys that are believed to be the person's; those that a message goes to. */
    Set<PeerId> accepted();

    /** Nothing was said yet; the keys that the directory tells first will be believed. */
    record Unmet() implements KeyState {
        @Override
        public Set<PeerId> accepted() {
            return Set.of();
        }
    }

    record Known(Set<PeerId> accepted) implements KeyState {
        public Known {
            accepted = Set.copyOf(accepted);
        }
    }

    /**
     * The directory tells of further keys: another device, a key that was changed, or somebody in between. Nothing is sent to the
     * person, and nothing of those keys is taken, until they are {@linkplain Chats#acceptKeys accepted}.
     */
    record Changed(Set<PeerId> accepted, Set<PeerId> pending) implements KeyState {
        public Changed {
            accepted = Set.copyOf(accepted);
            pending = Set.copyOf(pending);
        }
    }
}
