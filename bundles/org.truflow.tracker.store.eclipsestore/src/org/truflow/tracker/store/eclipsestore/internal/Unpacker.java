package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.Role;
import org.truflow.tracker.store.Standing;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredDevice;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;

/** Reads what {@link Packer} wrote. */
final class Unpacker {
    private final ByteBuffer in;

    Unpacker(ByteBuffer in) {
        this.in = in;
    }

    /** @throws IOException if the bytes are none that {@link Packer} writes */
    static <T> T read(ByteBuffer in, Reading<T> reading) throws IOException {
        try {
            return reading.read(new Unpacker(in));
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
            throw new IOException("not in the form that this version of Truflow writes: " + e.getMessage(), e);
        }
    }

    interface Reading<T> {
        T read(Unpacker in);
    }

    Change change() {
        return switch (number()) {
            case 1 -> new Change.PutUser(formerUser());
            case 2 -> new Change.RemoveUser(text());
            case 3 -> new Change.PutBan(formerBan());
            case 4 -> new Change.RemoveBan(text());
            case 5 -> apply(Map::of);
            case 6 -> new Change.Move(peer(), peer());
            case 7 -> new Change.PutUser(user());
            case 8 -> new Change.PutBan(ban());
            case 9 -> apply(this::audiences);
            case 10 -> new Change.PutNote(note());
            case 11 -> new Change.RemoveNote(text(), text());
            case 12 -> new Change.PutBoth(user(), note());
            default -> throw new IllegalArgumentException("an unknown kind of change");
        };
    }

    private Change apply(Supplier<Map<String, Audience>> audiences) {
        var owner = peer();
        var fresh = number() != 0;
        var version = version();
        return new Change.Apply(owner, fresh, list(this::entry), version, audiences.get());
    }

    List<StoredUser> users() {
        return isPresentForm() ? list(this::user) : list(this::formerUser);
    }

    /** Reads bans, and the notes after them. */
    State bansInto(State state) {
        if (isPresentForm()) {
            list(this::ban).forEach(state::put);
            list(this::note).forEach(state::put);
        } else {
            list(this::formerBan).forEach(state::put);
        }
        return state;
    }

    Map<String, Audience> audiences() {
        var audiences = new HashMap<String, Audience>();
        for (var left = count(); left > 0; left--) {
            audiences.put(text(), audience());
        }
        return audiences;
    }

    boolean isAtEnd() {
        return !in.hasRemaining();
    }

    /** Passes over the mark of the present form, if it is there. */
    private boolean isPresentForm() {
        var present = in.remaining() >= Integer.BYTES && in.getInt(in.position()) == Packer.FORM;
        if (present) {
            number();
        }
        return present;
    }

    private StoredUser formerUser() {
        return new StoredUser(text(), text(), peers(), time(), time());
    }

    private StoredUser user() {
        return formerUser().with(standing());
    }

    private Standing standing() {
        var role = Role.valueOf(text());
        var pending = number() != 0;
        var groups = texts();
        var password = text();
        var devices = new HashMap<PeerId, StoredDevice>();
        for (var left = count(); left > 0; left--) {
            devices.put(peer(), new StoredDevice(text(), time(), time()));
        }
        return new Standing(role, pending, groups, password, devices);
    }

    private StoredBan formerBan() {
        return new StoredBan(text(), text(), peers(), text(), time());
    }

    private StoredBan ban() {
        var name = text();
        var skeleton = text();
        var peers = peers();
        var range = text();
        var reason = text();
        var by = text();
        var since = time();
        var ends = number() != 0;
        var until = time();
        return new StoredBan(
                name, skeleton, peers, range, reason, by, since, ends ? Optional.of(until) : Optional.empty());
    }

    private StoredNote note() {
        return new StoredNote(text(), text(), text());
    }

    private Audience audience() {
        return switch (number()) {
            case 0 -> Audience.EVERYONE;
            case 1 -> new Audience.Chosen(texts(), texts());
            default -> throw new IllegalArgumentException("an unknown kind of audience");
        };
    }

    private Set<String> texts() {
        return new HashSet<>(list(this::text));
    }

    private CatalogChange entry() {
        var kind = number();
        var path = text();
        return switch (kind) {
            case 1 -> new CatalogChange.File(path, size(), time(), Optional.empty());
            case 2 -> new CatalogChange.File(path, size(), time(), Optional.of(ContentHash.of(array())));
            case 3 -> new CatalogChange.Folder(path);
            case 4 -> new CatalogChange.Removed(path);
            default -> throw new IllegalArgumentException("an unknown kind of entry");
        };
    }

    int number() {
        return in.getInt();
    }

    long size() {
        return in.getLong();
    }

    byte[] array() {
        var length = number();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length out of bounds");
        }
        var array = new byte[length];
        in.get(array);
        return array;
    }

    String text() {
        return new String(array(), StandardCharsets.UTF_8);
    }

    PeerId peer() {
        return PeerId.of(array());
    }

    private Set<PeerId> peers() {
        return new HashSet<>(list(this::peer));
    }

    CatalogVersion version() {
        return new CatalogVersion(size(), size());
    }

    private Instant time() {
        return Instant.ofEpochSecond(size(), number());
    }

    private int count() {
        var count = number();
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("a count out of bounds");
        }
        return count;
    }

    private <T> List<T> list(Supplier<T> element) {
        var count = count();
        var list = new ArrayList<T>(count);
        for (var i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }
}
