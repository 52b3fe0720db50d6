package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.tracker.AccountAdmin.Invitation;
import org.truflow.tracker.Role;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/**
 * Codes that let newcomers in. A code is 80 random bits; the store has its hash alone, so that whoever reads the store
 * cannot use it. Safe for any number of threads.
 */
final class Invitations {
    private static final String KIND = "invitation";
    private static final String FORM = "1";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CODE_LETTERS = 16;
    private static final int HINT_LETTERS = 4;
    private static final int MOST = 10_000;
    private static final int MOST_USES = 100_000;

    private final TrackerStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(TrackerStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @return the code */
    synchronized String make(String by, int uses, Optional<Duration> time, Role role, Set<String> groups)
            throws IOException {
        if (uses < 1 || uses > MOST_USES) {
            throw new IllegalArgumentException("an invitation is for 1 to " + MOST_USES + " newcomers, not " + uses);
        }
        forgetUsed();
        if (store.notes(KIND).size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " invitations already; take some back");
        }
        var code = new StringBuilder();
        for (var i = 0; i < CODE_LETTERS; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        var until = time.map(clock.instant()::plus);
        var hint = code.substring(0, HINT_LETTERS);
        store.put(note(hash(code.toString()), new Invitation(hint, uses, role, groups, by, until)));
        return code.toString();
    }

    synchronized List<Invitation> all() {
        var now = clock.instant();
        return store.notes(KIND).stream()
                .map(Invitations::read)
                .filter(invitation -> usable(invitation, now))
                .sorted((one, other) -> one.hint().compareTo(other.hint()))
                .toList();
    }

    /** @param hint the first letters, or the whole code */
    synchronized boolean remove(String hint) throws IOException {
        for (var note : store.notes(KIND)) {
            if (read(note).hint().equalsIgnoreCase(hint) || note.key().equals(hash(hint))) {
                return store.removeNote(KIND, note.key());
            }
        }
        return false;
    }

    interface Entering {
        /** Stores both or neither. */
        void store(StoredUser user, StoredNote used) throws IOException;
    }

    /**
     * Lets a newcomer in with what the invitation gives.
     *
     * @throws RefusedException if the code is none, or used up
     */
    synchronized void use(String code, StoredUser user, Entering entering) throws IOException {
        var key = hash(code);
        var found = store.notes(KIND).stream()
                .filter(note -> note.key().equals(key))
                .map(Invitations::read)
                .filter(invitation -> usable(invitation, clock.instant()))
                .findFirst();
        if (found.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.INVITATION,
                    code.isEmpty()
                            ? "a new name needs an invitation here"
                            : "this invitation is none, is used up or has expired",
                    "Ask someone who is here for one, and start with --invite CODE.");
        }
        var invitation = found.get();
        var used = new Invitation(
                invitation.hint(),
                invitation.left() - 1,
                invitation.role(),
                invitation.groups(),
                invitation.by(),
                invitation.until());
        entering.store(
                user.with(user.standing().withRole(invitation.role()).withGroups(invitation.groups())),
                note(key, used));
    }

    private void forgetUsed() throws IOException {
        for (var note : store.notes(KIND)) {
            if (!usable(read(note), clock.instant())) {
                store.removeNote(KIND, note.key());
            }
        }
    }

    private static boolean usable(Invitation invitation, Instant now) {
        return invitation.left() > 0 && invitation.until().map(now::isBefore).orElse(true);
    }

    private static StoredNote note(String key, Invitation invitation) {
        return new StoredNote(
                KIND,
                key,
                String.join(
                        "\n",
                        FORM,
                        invitation.hint(),
                        String.valueOf(invitation.left()),
                        invitation.role().name(),
                        String.join(",", invitation.groups()),
                        invitation.by(),
                        invitation.until().map(Instant::toString).orElse("")));
    }

    private static Invitation read(StoredNote note) {
        var lines = note.value().split("\n", -1);
        return new Invitation(
                lines[1],
                Integer.parseInt(lines[2]),
                Role.valueOf(lines[3]),
                lines[4].isEmpty() ? Set.of() : Set.of(lines[4].split(",")),
                lines[5],
                lines[6].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(lines[6])));
    }

    private static String hash(String code) {
        var letters = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
