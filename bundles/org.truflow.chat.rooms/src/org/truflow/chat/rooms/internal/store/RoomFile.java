package org.truflow.chat.rooms.internal.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.RoomRole;
import org.truflow.chat.rooms.internal.cipher.Chain;
import org.truflow.chat.rooms.internal.cipher.DeviceKey;
import org.truflow.chat.rooms.internal.cipher.GivenChain;
import org.truflow.chat.rooms.internal.cipher.OwnChain;
import org.truflow.chat.rooms.internal.cipher.RoomCipher;
import org.truflow.id.PeerId;
import org.truflow.protocol.room.LineKind;

/** What rows of the store mean. Safe for any number of threads; a batch is for one. */
public final class RoomFile {
    /** Lines of a room whose numbers are known here. */
    public static final int MOST_LINES = 5_000;

    private static final String ROOM = "room/";
    private static final String LINE = "line/";
    private static final String OUT = "out/";
    private static final String OWN = "own/";
    private static final String GIVEN = "given/";
    private static final String KEY = "key";

    private final RoomStore store;
    private final AtomicLong order;

    public RoomFile(RoomStore store) {
        this.store = store;
        var last = store.values(OUT, OUT + "g", 1);
        this.order = new AtomicLong(last.isEmpty() ? 0 : out(last.getFirst()).order());
    }

    public RoomStore.Batch batch() {
        return store.batch();
    }

    /** Returns the secret of this device's key, made now if there is none. */
    public byte[] key() throws IOException {
        var kept = store.get(KEY);
        if (kept.isPresent()) {
            return new Row(kept.get()).bytes();
        }
        var fresh = DeviceKey.fresh();
        var batch = store.batch();
        batch.put(KEY, new Row().add(fresh));
        batch.commit();
        return fresh;
    }

    public List<KeptRoom> rooms() {
        return store.keys(ROOM).stream()
                .flatMap(key -> store.get(key).stream())
                .map(RoomFile::room)
                .toList();
    }

    public void put(RoomStore.Batch batch, KeptRoom kept) {
        var room = kept.room();
        batch.put(
                ROOM + RoomStore.digits(room.id()),
                new Row()
                        .add(room.id())
                        .add(room.name())
                        .add(room.topic())
                        .add(room.invited() ? 1 : 0)
                        .add(room.members())
                        .add(room.role().map(RoomRole::ordinal).orElse(-1))
                        .add(room.slow().toSeconds())
                        .add(room.history())
                        .add(kept.known()));
    }

    private static KeptRoom room(String value) {
        var row = new Row(value);
        var id = row.number();
        var name = row.text();
        var topic = row.text();
        var invited = row.number() == 1;
        var members = (int) row.number();
        var role = (int) row.number();
        var slow = Duration.ofSeconds(row.number());
        var history = (int) row.number();
        var room = new Room(
                id,
                name,
                topic,
                invited,
                members,
                0,
                role < 0 ? Optional.empty() : Optional.of(RoomRole.values()[role]),
                false,
                slow,
                history);
        return new KeptRoom(room, row.number());
    }

    public void put(RoomStore.Batch batch, long room, KeptLine line) {
        batch.put(
                line(room) + RoomStore.digits(line.number()),
                new Row()
                        .add(line.number())
                        .add(line.id().toString())
                        .add(line.time().toEpochMilli())
                        .add(line.from())
                        .add(line.kind().name())
                        .add(line.of())
                        .add(line.text())
                        .add(line.own() ? 1 : 0));
        if (line.number() > MOST_LINES) {
            batch.remove(line(room) + RoomStore.digits(line.number() - MOST_LINES));
        }
    }

    public Optional<KeptLine> line(RoomStore.Batch batch, long room, long number) {
        return batch.get(line(room) + RoomStore.digits(number)).map(RoomFile::line);
    }

    public List<KeptLine> lines(long room, long before, int most) {
        return store.values(line(room), line(room) + RoomStore.digits(before), most).stream()
                .map(RoomFile::line)
                .toList();
    }

    private static KeptLine line(String value) {
        var row = new Row(value);
        return new KeptLine(
                row.number(),
                UUID.fromString(row.text()),
                Instant.ofEpochMilli(row.number()),
                row.text(),
                RoomLine.Kind.valueOf(row.text()),
                row.number(),
                row.text(),
                row.number() == 1);
    }

    private static String line(long room) {
        return LINE + RoomStore.digits(room) + "/";
    }

    /** Returns an order for something that comes after all before. */
    public long nextOrder() {
        return order.incrementAndGet();
    }

    public void put(RoomStore.Batch batch, Outgoing out) {
        batch.put(
                OUT + RoomStore.digits(out.order()),
                new Row()
                        .add(out.order())
                        .add(out.room())
                        .add(out.id().toString())
                        .add(out.kind().name())
                        .add(out.of())
                        .add(out.plain())
                        .add(out.sealed())
                        .add(out.roster())
                        .add(out.number()));
    }

    public void remove(RoomStore.Batch batch, Outgoing out) {
        batch.remove(OUT + RoomStore.digits(out.order()));
    }

    public List<Outgoing> outgoing(long room) {
        return store.keys(OUT).stream()
                .flatMap(key -> store.get(key).stream())
                .map(RoomFile::out)
                .filter(out -> out.room() == room)
                .toList();
    }

    private static Outgoing out(String value) {
        var row = new Row(value);
        return new Outgoing(
                row.number(),
                row.number(),
                UUID.fromString(row.text()),
                LineKind.valueOf(row.text()),
                row.number(),
                row.bytes(),
                row.bytes(),
                row.number(),
                row.number());
    }

    /** Forgets a room with all that was kept of it here. */
    public void forget(RoomStore.Batch batch, long room) {
        batch.remove(ROOM + RoomStore.digits(room));
        batch.remove(OWN + RoomStore.digits(room));
        store.keys(line(room)).forEach(batch::remove);
        store.keys(GIVEN + RoomStore.digits(room) + "/").forEach(batch::remove);
        outgoing(room).forEach(out -> remove(batch, out));
    }

    /** Returns the chains of a room, read and changed through a batch. */
    public RoomCipher.Chains chains(RoomStore.Batch batch, long room) {
        return new KeptChains(batch, room);
    }

    private record KeptChains(RoomStore.Batch batch, long room) implements RoomCipher.Chains {
        @Override
        public Optional<OwnChain> own() {
            return batch.get(OWN + RoomStore.digits(room)).map(value -> {
                var row = new Row(value);
                var chain = chain(row);
                var signer = row.bytes();
                var given = new HashSet<PeerId>();
                while (row.more()) {
                    given.add(PeerId.of(row.bytes()));
                }
                return new OwnChain(chain, signer, given);
            });
        }

        @Override
        public void own(OwnChain own) {
            var row = row(own.chain()).add(own.signer());
            own.given().forEach(device -> row.add(device.toBytes()));
            batch.put(OWN + RoomStore.digits(room), row);
        }

        @Override
        public Optional<GivenChain> given(PeerId device, UUID name) {
            return batch.get(key(device, name)).map(value -> {
                var row = new Row(value);
                return new GivenChain(chain(row), row.bytes());
            });
        }

        @Override
        public void given(PeerId device, GivenChain given) {
            batch.put(key(device, given.chain().name()), row(given.chain()).add(given.verifier()));
        }

        private String key(PeerId device, UUID name) {
            return GIVEN + RoomStore.digits(room) + "/" + device.value() + "/" + name;
        }

        private static Row row(Chain chain) {
            return new Row().add(chain.name().toString()).add(chain.next()).add(chain.secret());
        }

        private static Chain chain(Row row) {
            return new Chain(UUID.fromString(row.text()), (int) row.number(), row.bytes());
        }
    }
}
