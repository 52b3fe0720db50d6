package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredBan;
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
            case 1 -> new Change.PutUser(user());
            case 2 -> new Change.RemoveUser(text());
            case 3 -> new Change.PutBan(ban());
            case 4 -> new Change.RemoveBan(text());
            case 5 -> {
                var owner = peer();
                var fresh = number() != 0;
                var version = version();
                yield new Change.Apply(owner, fresh, list(this::entry), version);
            }
            case 6 -> new Change.Move(peer(), peer());
            default -> throw new IllegalArgumentException("an unknown kind of change");
        };
    }

    List<StoredUser> users() {
        return list(this::user);
    }

    List<StoredBan> bans() {
        return list(this::ban);
    }

    private StoredUser user() {
        return new StoredUser(text(), text(), peers(), time(), time());
    }

    private StoredBan ban() {
        return new StoredBan(text(), text(), peers(), text(), time());
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

    private <T> List<T> list(Supplier<T> element) {
        var count = number();
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("a count out of bounds");
        }
        var list = new ArrayList<T>(count);
        for (var i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }
}
