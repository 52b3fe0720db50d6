package org.truflow.chat.direct.internal.post;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;

/** What couriers ask whoever runs them. Call from any thread that may wait. */
public interface Post {
    /** Returns whether something waits for an installation and may go to it now. */
    boolean wants(PeerId peer);

    /** An installation has some letters, perhaps not for the first time. */
    void arrived(PeerId peer, Outbox.Batch batch, long upTo) throws IOException;

    /** Letters were left where an installation finds them. */
    void left(PeerId peer, List<Letter> letters) throws IOException;

    /** Says why nothing goes on, for people; empty if it does. */
    void trouble(PeerId peer, Optional<String> why);
}
