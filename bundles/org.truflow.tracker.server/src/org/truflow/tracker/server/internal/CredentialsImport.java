package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.truflow.protocol.RefusedException;
import org.truflow.tracker.server.internal.accounts.Audit;
import org.truflow.tracker.store.Standing;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/**
 * Takes over the users of a {@code credentials.txt} of the older shell programs: a user and a password in each line. A
 * line is durable before the next is looked at, so an import that was interrupted can be run again.
 */
final class CredentialsImport {
    private final TrackerStore store;
    private final Accounts accounts;
    private final OwnerLocks locks;
    private final Passwords passwords;
    private final Audit audit;
    private final InstantSource clock;

    CredentialsImport(
            TrackerStore store,
            Accounts accounts,
            OwnerLocks locks,
            Passwords passwords,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.locks = locks;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return for each line that was not taken its number, from 1, and why */
    List<String> run(List<String> lines) throws IOException {
        var problems = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var words = line.split("\\s+", 2);
            try {
                if (words.length < 2) {
                    throw new IllegalArgumentException("there is no password after the user");
                }
                take(words[0], words[1]);
            } catch (RefusedException | IllegalArgumentException e) {
                problems.add("line " + (i + 1) + ": " + e.getMessage());
            }
        }
        return problems;
    }

    private void take(String asked, String password) throws IOException {
        var name = NameRules.check(asked);
        refuseTaken(name);
        var hash = passwords.hashImported(password);
        locks.ofName(name, () -> {
            var now = clock.instant();
            var user =
                    new StoredUser(name, Looks.skeleton(name), Set.of(), now, now, Standing.USUAL.withPassword(hash));
            if (accounts.take(user).isPresent()) {
                refuseTaken(name);
            }
            try {
                audit.write(Administration.OWNER, "import", name, "");
                store.put(user);
            } catch (IOException | RuntimeException e) {
                accounts.release(user);
                throw e;
            }
            return null;
        });
    }

    private void refuseTaken(String name) {
        accounts.like(Looks.of(name)).ifPresent(other -> {
            throw new IllegalArgumentException(name + " is registered already, or looks too much like " + other.name());
        });
    }
}
