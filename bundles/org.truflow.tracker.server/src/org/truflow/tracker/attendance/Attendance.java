package org.truflow.tracker.attendance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;

/** Who is registered with the tracker, and who is there now. Call from any thread; nothing waits. */
public interface Attendance {

    /** @throws RefusedException unless this very session is registered */
    Attendee require(Session session) throws RefusedException;

    /** Returns the name as it is kept of a user as a person writes it; empty if there is none, or one who is kept out. */
    Optional<String> user(String typed);

    /** Returns the name to which a key is bound; empty if there is none, or one who is kept out. */
    Optional<String> user(PeerId key);

    /** Returns the keys that are bound to a name. */
    Set<PeerId> keys(String user);

    /** Returns the registered sessions of a user. */
    List<Session> sessions(String user);

    /** Returns a name as it is to be kept. @throws RefusedException saying why it is not allowed; users and rooms follow the same rules */
    String name(String asked) throws RefusedException;

    /** Returns what a name looks like: two that are confusable look the same. */
    String look(String name);

    /** Calls {@code listener} with the name of each user who was removed, whose name may be given to another now. */
    Subscription onRemoved(Consumer<String> listener);
}
