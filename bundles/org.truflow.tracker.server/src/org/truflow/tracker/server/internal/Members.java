package org.truflow.tracker.server.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;

/** Who is here now, by key: at most one session each. Safe for any number of threads. */
final class Members {
    private final ConcurrentHashMap<PeerId, Member> live = new ConcurrentHashMap<>();

    /** @return whom the new one replaces */
    Optional<Member> enter(Member member) {
        return Optional.ofNullable(live.put(member.peer(), member));
    }

    /** Ends a membership, unless a newer session of the same peer has taken its place. */
    boolean leave(Member member) {
        return live.remove(member.peer(), member);
    }

    Optional<Member> find(PeerId peer) {
        return Optional.ofNullable(live.get(peer));
    }

    /** @throws RefusedException unless this very session is registered */
    Member require(Session session) throws RefusedException {
        return find(session.remote())
                .filter(member -> member.session() == session)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_REGISTERED, "this session is not registered", "Register a name first."));
    }

    /** Returns whether a member is still here, and was not replaced. */
    boolean present(Member member) {
        return find(member.peer()).filter(found -> found == member).isPresent();
    }

    boolean online(PeerId peer) {
        return live.containsKey(peer);
    }

    Collection<Member> all() {
        return List.copyOf(live.values());
    }

    /** Returns a view of whom is here. */
    Set<PeerId> peers() {
        return Collections.unmodifiableSet(live.keySet());
    }

    int count() {
        return live.size();
    }
}
