package org.truflow.tracker;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truflow.directory.Device;
import org.truflow.id.PeerId;

/**
 * What the owner of a tracker can do with accounts. Call from any thread that may wait; changes are durable, and in the
 * audit log, when a method returns. Users are named as a person writes them: capitals do not matter. Methods fail with
 * {@link java.nio.file.NoSuchFileException} if there is no such user, and with {@link IllegalArgumentException} if an
 * argument makes no sense.
 */
public interface AccountAdmin {

    /** What is known of a user beside {@link TrackerAdmin.Account}. */
    record Profile(String name, Role role, boolean pending, Set<String> groups, boolean password) {
        public Profile {
            groups = Set.copyOf(groups);
        }
    }

    /**
     * @param hint first part of the code; the code itself is known only to whom it was told
     * @param left newcomers it still lets in
     */
    record Invitation(String hint, int left, Role role, Set<String> groups, String by, Optional<Instant> until) {
        public Invitation {
            groups = Set.copyOf(groups);
        }
    }

    /** @param what a name, a key or a range of addresses */
    record Exclusion(String what, Set<PeerId> peers, String reason, String by, Instant since, Optional<Instant> until) {
        public Exclusion {
            peers = Set.copyOf(peers);
        }
    }

    List<Profile> profiles();

    void role(String user, Role role) throws IOException;

    /** Returns the members of each group. A group is there as long as it has members. */
    Map<String, Set<String>> groups();

    void join(String group, List<String> users) throws IOException;

    void leave(String group, List<String> users) throws IOException;

    /** Sets a password, or with an empty one removes it. */
    void password(String user, String password) throws IOException;

    List<Device> devices(String user) throws IOException;

    void revoke(String user, PeerId device) throws IOException;

    /** Lets in a name that waits for approval. */
    void approve(String user) throws IOException;

    /** Turns away a name that waits for approval; it is free again. */
    void reject(String user) throws IOException;

    /**
     * Makes an invitation.
     *
     * @param uses newcomers it lets in, at least 1
     * @return the code, which is kept nowhere
     */
    String invite(int uses, Optional<Duration> time, Role role, Set<String> groups) throws IOException;

    List<Invitation> invitations();

    /** @return false if there was none of that hint or code */
    boolean uninvite(String hint) throws IOException;

    /** Keeps a user and the keys of the user out for a time. */
    void ban(String user, String reason, Optional<Duration> time) throws IOException;

    void banKey(PeerId key, String reason, Optional<Duration> time) throws IOException;

    /** @param range for example {@code 192.0.2.0/24} */
    void banRange(String range, String reason, Optional<Duration> time) throws IOException;

    List<Exclusion> exclusions();

    /** Ends a ban. @param what as {@link #exclusions} says it. @return false if there was none */
    boolean unban(String what) throws IOException;

    /**
     * Makes accounts with a password each, without a key: the first device that shows the password gets the name.
     *
     * @param lines {@code user password} each; lines that are empty or begin with {@code #} mean nothing
     * @return for every line that was not taken: why
     */
    List<String> importCredentials(List<String> lines) throws IOException;

    /** Returns the last entries of the audit log, the newest last. */
    List<AuditEntry> audit(int most) throws IOException;

    List<LimitCount> limits();
}
