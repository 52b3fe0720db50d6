package org.truflow.tracker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;

/** What the owner of a tracker can see and do. Call from any thread; changes are durable when a method returns. */
public interface TrackerAdmin {

    /** Returns every registered user by name. */
    List<Account> users();

    Status status();

    /** Returns what can be done with accounts. */
    AccountAdmin accounts();

    /**
     * Removes a user, the catalog and the binding of the name to its key; ends the user's sessions.
     *
     * @return false if there is no such user
     */
    boolean remove(String user) throws IOException;

    /**
     * Keeps a user's name and keys out; ends the user's sessions. The name need not be registered.
     *
     * @param reason told to the user
     */
    void ban(String user, String reason) throws IOException;

    /** @return false if there was no such ban */
    boolean unban(String user) throws IOException;

    List<Ban> bans();

    /**
     * Copies everything that a tracker needs to start into a folder, while it goes on: accounts, catalogs, bans, key and
     * settings. What was acknowledged before the call is in it. The copy is a data folder.
     *
     * @param folder not there yet, or empty; its parent exists
     * @return bytes that were copied
     * @throws IOException saying what could not be read or written; what was copied until then is deleted
     */
    long backup(Path folder) throws IOException;

    /** @param entries files and folders in the user's catalog */
    record Account(
            String name, Set<PeerId> peers, Presence presence, Instant registered, Instant lastSeen, long entries) {
        public Account {
            peers = Set.copyOf(peers);
        }
    }

    record Ban(String name, Set<PeerId> peers, String reason, Instant since) {
        public Ban {
            peers = Set.copyOf(peers);
        }
    }

    /**
     * @param entries files and folders of all catalogs; {@code indexed} of them can be searched now
     * @param problems what does not work now, for people; empty when all is well
     */
    record Status(
            String name, Instant started, int users, int online, long entries, long indexed, List<String> problems) {
        public Status {
            problems = List.copyOf(problems);
        }
    }
}
