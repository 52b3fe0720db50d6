package org.truflow.tracker.server.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.tracker.Role;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.attendance.Attendee;
import org.truflow.tracker.store.StoredUser;

/** Users as other engines of the tracker see them. */
final class PresentUsers implements Attendance {
    private final Accounts accounts;
    private final Members members;
    private final Administration administration;

    PresentUsers(Accounts accounts, Members members, Administration administration) {
        this.accounts = accounts;
        this.members = members;
        this.administration = administration;
    }

    @Override
    public Attendee require(Session session) throws RefusedException {
        var member = members.require(session);
        var role = accounts.of(session.remote())
                .map(user -> user.standing().role())
                .orElse(Role.GUEST);
        return new Attendee(member.user(), role, session);
    }

    @Override
    public Optional<String> user(String typed) {
        return accounts.named(typed).filter(accounts::visible).map(StoredUser::name);
    }

    @Override
    public Optional<String> user(PeerId key) {
        return accounts.visible(key).map(StoredUser::name);
    }

    @Override
    public Set<PeerId> keys(String user) {
        return accounts.exactly(user).map(StoredUser::peers).orElse(Set.of());
    }

    @Override
    public List<Session> sessions(String user) {
        return keys(user).stream()
                .flatMap(peer -> members.find(peer).stream())
                .map(Member::session)
                .toList();
    }

    @Override
    public String name(String asked) throws RefusedException {
        return NameRules.checkGroup(asked);
    }

    @Override
    public String look(String name) {
        return Looks.skeleton(name);
    }

    @Override
    public Subscription onRemoved(Consumer<String> listener) {
        return administration.onRemoved(listener);
    }
}
