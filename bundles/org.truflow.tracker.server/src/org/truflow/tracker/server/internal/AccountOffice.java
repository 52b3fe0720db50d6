package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.truflow.directory.Device;
import org.truflow.id.PeerId;
import org.truflow.protocol.RefusedException;
import org.truflow.share.Audience;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.AccountAdmin;
import org.truflow.tracker.AuditEntry;
import org.truflow.tracker.LimitCount;
import org.truflow.tracker.Role;
import org.truflow.tracker.server.internal.accounts.AddressRange;
import org.truflow.tracker.server.internal.accounts.Audit;
import org.truflow.tracker.server.internal.limits.Limits;
import org.truflow.tracker.store.Standing;
import org.truflow.tracker.store.StoredDevice;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** Accounts as the owner sees them. Every change is in the audit log before it is made. */
final class AccountOffice implements AccountAdmin {
    private static final int MOST_GROUPS = 16;
    private static final int MOST_GROUP_BYTES = 32;

    private final TrackerStore store;
    private final Accounts accounts;
    private final Members members;
    private final Catalogs catalogs;
    private final PresenceFeed presence;
    private final OwnerLocks locks;
    private final Administration administration;
    private final Registrations registrations;
    private final Invitations invitations;
    private final Passwords passwords;
    private final Limits limits;
    private final Audit audit;
    private final InstantSource clock;

    AccountOffice(
            TrackerStore store,
            Accounts accounts,
            Members members,
            Catalogs catalogs,
            PresenceFeed presence,
            OwnerLocks locks,
            Administration administration,
            Registrations registrations,
            Invitations invitations,
            Passwords passwords,
            Limits limits,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.members = members;
        this.catalogs = catalogs;
        this.presence = presence;
        this.locks = locks;
        this.administration = administration;
        this.registrations = registrations;
        this.invitations = invitations;
        this.passwords = passwords;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Profile> profiles() {
        return accounts.all().stream()
                .map(user -> new Profile(
                        user.name(),
                        user.standing().role(),
                        user.standing().pending(),
                        user.standing().groups(),
                        !user.standing().password().isEmpty()))
                .sorted(Comparator.comparing(Profile::name))
                .toList();
    }

    @Override
    public void role(String user, Role role) throws IOException {
        change(
                Administration.OWNER,
                "role",
                user,
                role.name().toLowerCase(Locale.ROOT),
                standing -> standing.withRole(role));
    }

    @Override
    public Map<String, Set<String>> groups() {
        var groups = new TreeMap<String, Set<String>>();
        for (var user : accounts.all()) {
            user.standing()
                    .groups()
                    .forEach(group ->
                            groups.computeIfAbsent(group, _ -> new TreeSet<>()).add(user.name()));
        }
        return groups;
    }

    @Override
    public void join(String group, List<String> users) throws IOException {
        var name = groupName(group);
        var look = Looks.skeleton(name);
        for (var other : groups().keySet()) {
            if (!other.equals(name) && Looks.skeleton(other).equals(look)) {
                throw new IllegalArgumentException("the group " + name + " looks too much like " + other);
            }
        }
        for (var user : users) {
            change(Administration.OWNER, "join", user, name, standing -> {
                var groups = new HashSet<>(standing.groups());
                groups.add(name);
                if (groups.size() > MOST_GROUPS) {
                    throw new IllegalArgumentException(
                            Shown.text(user) + " is in " + MOST_GROUPS + " groups already, which is the most");
                }
                return standing.withGroups(groups);
            });
        }
    }

    @Override
    public void leave(String group, List<String> users) throws IOException {
        var name = groupName(group);
        for (var user : users) {
            change(Administration.OWNER, "leave", user, name, standing -> {
                var groups = new HashSet<>(standing.groups());
                groups.remove(name);
                return standing.withGroups(groups);
            });
        }
    }

    /** A group is named as a user is, in small letters. */
    static String groupName(String asked) {
        try {
            var name = NameRules.checkGroup(asked.startsWith("@") ? asked.substring(1) : asked);
            var small = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            if (small.getBytes(StandardCharsets.UTF_8).length > MOST_GROUP_BYTES) {
                throw new IllegalArgumentException(
                        "the name of a group has at most " + MOST_GROUP_BYTES + " bytes: " + small);
            }
            return new Audience.Chosen(Set.of(small), Set.of())
                    .groups()
                    .iterator()
                    .next();
        } catch (RefusedException e) {
            throw new IllegalArgumentException("no group can be called so: " + e.getMessage(), e);
        }
    }

    @Override
    public void password(String user, String password) throws IOException {
        password(Administration.OWNER, user, passwords.hash(password));
    }

    /** @param hash empty for none */
    void password(String by, String user, String hash) throws IOException {
        change(by, "password", user, hash.isEmpty() ? "removed" : "set", standing -> standing.withPassword(hash));
    }

    @Override
    public List<Device> devices(String user) throws IOException {
        return devices(found(user), Optional.empty());
    }

    List<Device> devices(StoredUser user, Optional<PeerId> asker) {
        var devices = new ArrayList<Device>();
        for (var peer : user.peers()) {
            var known = Optional.ofNullable(user.standing().devices().get(peer))
                    .orElse(new StoredDevice("", Instant.EPOCH, user.lastSeen()));
            devices.add(new Device(
                    peer,
                    known.name(),
                    known.added(),
                    known.lastSeen(),
                    members.online(peer),
                    asker.filter(peer::equals).isPresent()));
        }
        devices.sort(Comparator.comparing(Device::added).thenComparing(Device::peer));
        return devices;
    }

    @Override
    public void revoke(String user, PeerId device) throws IOException {
        revoke(Administration.OWNER, user, device);
    }

    void revoke(String by, String user, PeerId device) throws IOException {
        var name = found(user).name();
        locks.holding(
                Set.of(device),
                () -> locks.ofName(name, () -> {
                    var present =
                            accounts.exactly(name).filter(known -> known.peers().contains(device));
                    if (present.isEmpty()) {
                        throw new NoSuchFileException(name + " has no device " + device);
                    }
                    audit.write(by, "revoke", name, device.toString());
                    accounts.change(present.get().without(device));
                    administration.ended(device, "this device was taken from " + name);
                    // Kept out first, then what it listed goes: nothing new can come meanwhile.
                    store.apply(device, true, List.of(), CatalogVersion.NONE);
                    catalogs.dropped(device);
                    return null;
                }));
        presence.refresh(name);
    }

    @Override
    public void approve(String user) throws IOException {
        approve(Administration.OWNER, user);
    }

    void approve(String by, String user) throws IOException {
        var waiting = waiting(user);
        change(by, "approve", waiting.name(), "", standing -> standing.withPending(false));
        registrations.approved(waiting.peers());
    }

    @Override
    public void reject(String user) throws IOException {
        reject(Administration.OWNER, user, "");
    }

    void reject(String by, String user, String reason) throws IOException {
        administration.remove(by, "reject", waiting(user).name(), reason);
    }

    private StoredUser waiting(String user) throws IOException {
        var found = found(user);
        if (!found.standing().pending()) {
            throw new IllegalArgumentException(found.name() + " does not wait for approval");
        }
        return found;
    }

    List<StoredUser> pending() {
        return accounts.all().stream()
                .filter(user -> user.standing().pending())
                .sorted(Comparator.comparing(StoredUser::registered))
                .toList();
    }

    @Override
    public String invite(int uses, Optional<Duration> time, Role role, Set<String> groups) throws IOException {
        return invite(Administration.OWNER, uses, time, role, groups);
    }

    String invite(String by, int uses, Optional<Duration> time, Role role, Set<String> groups) throws IOException {
        var names = new TreeSet<String>();
        groups.forEach(group -> names.add(groupName(group)));
        if (names.size() > MOST_GROUPS) {
            throw new IllegalArgumentException("a user is in at most " + MOST_GROUPS + " groups");
        }
        audit.write(by, "invite", uses + " newcomers", role.name().toLowerCase(Locale.ROOT) + " " + names);
        return invitations.make(by, uses, time, role, names);
    }

    @Override
    public List<Invitation> invitations() {
        return invitations.all();
    }

    @Override
    public boolean uninvite(String hint) throws IOException {
        audit.write(Administration.OWNER, "uninvite", hint.substring(0, Math.min(4, hint.length())), "");
        return invitations.remove(hint);
    }

    @Override
    public void ban(String user, String reason, Optional<Duration> time) throws IOException {
        administration.ban(Administration.OWNER, user, reason, time);
    }

    @Override
    public void banKey(PeerId key, String reason, Optional<Duration> time) throws IOException {
        administration.banKey(Administration.OWNER, key, reason, time);
    }

    @Override
    public void banRange(String range, String reason, Optional<Duration> time) throws IOException {
        administration.banRange(Administration.OWNER, AddressRange.parse(range), reason, time);
    }

    @Override
    public List<Exclusion> exclusions() {
        var now = clock.instant();
        return accounts.bans().stream()
                .filter(ban -> ban.holds(now))
                .map(ban -> new Exclusion(ban.name(), ban.peers(), ban.reason(), ban.by(), ban.since(), ban.until()))
                .sorted(Comparator.comparing(Exclusion::what))
                .toList();
    }

    @Override
    public boolean unban(String what) throws IOException {
        return administration.unban(Administration.OWNER, what);
    }

    @Override
    public List<String> importCredentials(List<String> lines) throws IOException {
        return new CredentialsImport(store, accounts, locks, passwords, audit, clock).run(lines);
    }

    @Override
    public List<AuditEntry> audit(int most) throws IOException {
        return audit.last(most);
    }

    @Override
    public List<LimitCount> limits() {
        return limits.counts();
    }

    /** @throws NoSuchFileException if there is none */
    StoredUser found(String user) throws NoSuchFileException {
        return accounts.named(user)
                .orElseThrow(() -> new NoSuchFileException("nobody here is called " + Shown.text(user)));
    }

    private void change(String by, String action, String user, String detail, UnaryOperator<Standing> how)
            throws IOException {
        var name = found(user).name();
        locks.ofName(name, () -> {
            var present = found(name);
            var changed = present.with(how.apply(present.standing()));
            audit.write(by, action, name, detail);
            accounts.change(changed);
            return null;
        });
        presence.refresh(name);
    }
}
