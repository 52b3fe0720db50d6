package org.truflow.tracker.store.eclipsestore.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.Standing;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;

/** Writes values in the form that {@link Unpacker} reads: numbers big-endian, texts and arrays after their length. */
final class Packer {
    /** Stands where a former version had a count: what follows has the present form. */
    static final int FORM = -2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    Packer change(Change change) {
        return switch (change) {
            case Change.PutUser put -> number(7).user(put.user());
            case Change.RemoveUser remove -> number(2).text(remove.name());
            case Change.PutBan put -> number(8).ban(put.ban());
            case Change.RemoveBan remove -> number(4).text(remove.skeleton());
            case Change.Apply apply ->
                number(9)
                        .peer(apply.owner())
                        .number(apply.fresh() ? 1 : 0)
                        .version(apply.version())
                        .entries(apply.changes())
                        .audiences(apply.audiences());
            case Change.PutNote put -> number(10).note(put.note());
            case Change.RemoveNote remove -> number(11).text(remove.kind()).text(remove.key());
            case Change.PutBoth both -> number(12).user(both.user()).note(both.note());
            case Change.Move move -> number(6).peer(move.from()).peer(move.to());
        };
    }

    Packer users(Collection<StoredUser> users) {
        number(FORM).number(users.size());
        users.forEach(this::user);
        return this;
    }

    Packer bans(Collection<StoredBan> bans, Collection<StoredNote> notes) {
        number(FORM).number(bans.size());
        bans.forEach(this::ban);
        number(notes.size());
        notes.forEach(this::note);
        return this;
    }

    Packer audiences(Map<String, Audience> audiences) {
        number(audiences.size());
        audiences.forEach((label, audience) -> {
            text(label);
            switch (audience) {
                case Audience.Everyone _ -> number(0);
                case Audience.Chosen(var groups, var users) ->
                    number(1).texts(groups).texts(users);
            }
        });
        return this;
    }

    private Packer user(StoredUser user) {
        return text(user.name())
                .text(user.skeleton())
                .peers(user.peers())
                .time(user.registered())
                .time(user.lastSeen())
                .standing(user.standing());
    }

    private Packer standing(Standing standing) {
        text(standing.role().name())
                .number(standing.pending() ? 1 : 0)
                .texts(standing.groups())
                .text(standing.password())
                .number(standing.devices().size());
        standing.devices()
                .forEach((peer, device) ->
                        peer(peer).text(device.name()).time(device.added()).time(device.lastSeen()));
        return this;
    }

    private Packer ban(StoredBan ban) {
        return text(ban.name())
                .text(ban.skeleton())
                .peers(ban.peers())
                .text(ban.range())
                .text(ban.reason())
                .text(ban.by())
                .time(ban.since())
                .number(ban.until().isPresent() ? 1 : 0)
                .time(ban.until().orElse(Instant.EPOCH));
    }

    private Packer note(StoredNote note) {
        return text(note.kind()).text(note.key()).text(note.value());
    }

    private Packer entries(Collection<CatalogChange> changes) {
        number(changes.size());
        for (var change : changes) {
            switch (change) {
                case CatalogChange.File file -> {
                    number(file.content().isPresent() ? 2 : 1)
                            .text(file.path())
                            .size(file.size())
                            .time(file.modified());
                    file.content().ifPresent(hash -> array(hash.toBytes()));
                }
                case CatalogChange.Folder folder -> number(3).text(folder.path());
                case CatalogChange.Removed removed -> number(4).text(removed.path());
            }
        }
        return this;
    }

    Packer number(int number) {
        return write(() -> out.writeInt(number));
    }

    Packer size(long number) {
        return write(() -> out.writeLong(number));
    }

    Packer array(byte[] array) {
        return number(array.length).write(() -> out.write(array));
    }

    Packer text(String text) {
        return array(Key.utf8(text));
    }

    private Packer texts(Collection<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    Packer peer(PeerId peer) {
        return array(peer.toBytes());
    }

    private Packer peers(Set<PeerId> peers) {
        number(peers.size());
        peers.forEach(this::peer);
        return this;
    }

    Packer version(CatalogVersion version) {
        return size(version.epoch()).size(version.number());
    }

    private Packer time(Instant time) {
        return size(time.getEpochSecond()).number(time.getNano());
    }

    private Packer write(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
