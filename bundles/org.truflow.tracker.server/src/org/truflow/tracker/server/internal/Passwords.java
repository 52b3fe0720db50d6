package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.tracker.server.internal.accounts.Guesses;
import org.truflow.tracker.server.internal.accounts.PasswordDesk;
import org.truflow.tracker.server.internal.limits.Limits;
import org.truflow.tracker.store.StoredUser;

/** Passwords of names: looked at before any lock is taken, since that takes a while. */
final class Passwords {
    private static final int LEAST = 8;

    private final Accounts accounts;
    private final PasswordDesk desk;
    private final Guesses guesses;
    private final Limits limits;

    Passwords(Accounts accounts, PasswordDesk desk, Guesses guesses, Limits limits) {
        this.accounts = accounts;
        this.desk = desk;
        this.guesses = guesses;
        this.limits = limits;
    }

    /**
     * Looks at the password that a session of an unknown key shows for a name.
     *
     * @return the hash that it fits; empty if there is nothing to look at
     * @throws RefusedException if it is wrong, or it is too early to try another
     */
    Optional<String> prove(Session session, List<PeerId> keys, String name, String password) throws IOException {
        if (password.isEmpty() || name.length() > 4 * NameRules.MOST) {
            return Optional.empty();
        }
        var user = accounts.named(name)
                .filter(known -> !known.standing().password().isEmpty());
        if (user.isEmpty() || keys.stream().anyMatch(key -> accounts.of(key).isPresent())) {
            return Optional.empty();
        }
        check(user.get(), session, password);
        return Optional.of(user.get().standing().password());
    }

    /** @throws RefusedException if it is wrong, or it is too early to try another */
    void check(StoredUser user, Session session, String password) throws IOException {
        var address = Addresses.neighbourhood(session.address());
        guesses.check(user.name(), address);
        limits.passwords.take(user.name());
        // The next guess is late from now on, so that many at once are no way around.
        guesses.wrong(user.name(), address);
        if (!desk.matches(password, user.standing().password())) {
            throw new RefusedException(
                    ErrorCode.PASSWORD,
                    "this is not the password of " + user.name(),
                    "Try again; after each wrong one the next has to wait longer.");
        }
        guesses.right(user.name(), address);
    }

    /** @return empty for no password; @throws IllegalArgumentException if it is too short */
    String hash(String password) throws IOException {
        if (password.isEmpty()) {
            return "";
        }
        if (password.codePointCount(0, password.length()) < LEAST) {
            throw new IllegalArgumentException("a password has at least " + LEAST + " characters");
        }
        return desk.hash(password);
    }

    /** Hashes one that someone chose elsewhere, however short it is. */
    String hashImported(String password) throws IOException {
        return desk.hash(password);
    }
}
