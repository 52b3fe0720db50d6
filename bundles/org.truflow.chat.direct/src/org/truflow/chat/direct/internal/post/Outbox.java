package org.truflow.chat.direct.internal.post;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.protocol.chat.Letters;
import org.truflow.store.Rows;
import org.truflow.store.SyncedStore;

/** Letters that wait, a stream for each installation; on disk before anybody hears of them. For several threads. */
public final class Outbox {
    private static final HexFormat HEX = HexFormat.of();
    private static final String INTENT = "last";

    /** Bytes that sealing adds at most. */
    private static final int SEALING = 64;

    private final SyncedStore store;
    private final Rows letters;
    private final Rows streams;
    private final Rows intents;
    private final Map<PeerId, Stream> known = new HashMap<>();

    /** Letters of a stream in a row. */
    public record Batch(long stream, List<Letter> letters) {
        public long first() {
            return letters.getFirst().number();
        }
    }

    public Outbox(SyncedStore store) throws IOException {
        this.store = store;
        letters = store.rows("letters");
        streams = store.rows("streams");
        intents = store.rows("intents");
        store.read(() -> {
            streams.look((key, row) -> {
                known.put(new PeerId(Sha256.parse(key)), Stream.read(row));
                return true;
            });
            return streams;
        });
    }

    /** Returns what was posted last: perhaps the history does not know of it yet. */
    public synchronized Optional<Letter> last() throws IOException {
        return store.read(() -> intents.get(INTENT).map(row -> Letter.read(0, row)));
    }

    /** Adds a letter to the streams of some installations. On disk when it returns. */
    public synchronized void post(String user, byte[] frame, Collection<PeerId> to) throws IOException {
        var row = Letter.row(user, frame);
        change(changed -> {
            intents.put(INTENT, row);
            for (var peer : Set.copyOf(to)) {
                add(peer, row, changed);
            }
        });
    }

    private void add(PeerId peer, byte[] row, Map<PeerId, Stream> changed) {
        var stream = changed.getOrDefault(peer, known.getOrDefault(peer, Stream.begin()));
        letters.put(key(peer, stream.next()), row);
        put(peer, stream.added(), changed);
    }

    private void put(PeerId peer, Stream stream, Map<PeerId, Stream> changed) {
        streams.put(peer.value().toString(), stream.write());
        changed.put(peer, stream);
    }

    /** Changes rows, and what is known of them once they are on disk. */
    private interface Changing {
        void change(Map<PeerId, Stream> changed) throws IOException;
    }

    private void change(Changing changing) throws IOException {
        known.putAll(store.write(() -> {
            var changed = new HashMap<PeerId, Stream>();
            changing.change(changed);
            return changed;
        }));
    }

    public synchronized boolean waits(PeerId peer) {
        var stream = of(peer);
        return stream.waiting() > 0;
    }

    private Stream of(PeerId peer) {
        return known.getOrDefault(peer, Stream.NONE);
    }

    /** Returns the installations that something waits for. */
    synchronized List<PeerId> waiting() {
        return known.entrySet().stream()
                .filter(each -> each.getValue().waiting() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns how much waits for somebody with these keys. */
    public synchronized int queued(Set<PeerId> peers) {
        return (int) peers.stream().mapToLong(peer -> of(peer).waiting()).max().orElse(0);
    }

    /** Returns the next letters to an installation, as many as one message brings. */
    synchronized Optional<Batch> head(PeerId peer) throws IOException {
        return batch(peer, 0);
    }

    /** Returns the next letters that were not left in a mailbox. */
    synchronized Optional<Batch> unleft(PeerId peer) throws IOException {
        return batch(peer, of(peer).left() + 1);
    }

    private Optional<Batch> batch(PeerId peer, long from) throws IOException {
        var stream = of(peer);
        if (Math.max(stream.first(), from) >= stream.next()) {
            return Optional.empty();
        }
        var first = Math.max(stream.first(), from);
        return Optional.of(new Batch(stream.id(), range(peer, first, stream.next())));
    }

    private List<Letter> range(PeerId peer, long first, long after) throws IOException {
        return store.read(() -> {
            var found = new ArrayList<Letter>();
            var bytes = new int[1];
            letters.look(key(peer, first), key(peer, after), (key, row) -> {
                bytes[0] += row.length + SEALING;
                if (found.isEmpty() || bytes[0] <= Letters.MOST_BYTES_IN_ALL) {
                    found.add(Letter.read(first + found.size(), row));
                }
                return found.size() < Letters.MOST && bytes[0] <= Letters.MOST_BYTES_IN_ALL;
            });
            return found;
        });
    }

    /** Forgets letters that an installation has, and posts to {@code to} others that tell of it, by conversation, in one go. */
    public synchronized void taken(PeerId peer, Batch batch, long upTo, Map<String, List<byte[]>> news, Set<PeerId> to)
            throws IOException {
        var stream = of(peer);
        if (stream.id() != batch.stream()) {
            return;
        }
        var last = Math.min(upTo, stream.next() - 1);
        change(changed -> {
            for (var number = stream.first(); number <= last; number++) {
                letters.remove(key(peer, number));
            }
            put(peer, stream.takenTo(Math.max(last, stream.first() - 1)), changed);
            for (var each : news.entrySet()) {
                for (var frame : each.getValue()) {
                    for (var other : to) {
                        add(other, Letter.row(each.getKey(), frame), changed);
                    }
                }
            }
        });
    }

    synchronized void left(PeerId peer, Batch batch) throws IOException {
        var stream = of(peer);
        if (stream.id() == batch.stream()) {
            change(changed -> put(peer, stream.leftTo(batch.letters().getLast().number()), changed));
        }
    }

    /** Begins another stream with all that waits: the other lost what it had taken. */
    synchronized void restart(PeerId peer) throws IOException {
        var stream = of(peer);
        if (stream.waiting() > 0) {
            var all = rows(peer, stream);
            change(changed -> {
                remove(peer, stream);
                put(peer, Stream.begin(), changed);
                for (var row : all) {
                    add(peer, row, changed);
                }
            });
        }
    }

    /** Copies what waits for one installation to others, which belong to the same person from now on. */
    public synchronized void copy(PeerId from, Collection<PeerId> to) throws IOException {
        var stream = of(from);
        if (stream.waiting() == 0) {
            return;
        }
        var rows = rows(from, stream);
        change(changed -> {
            for (var row : rows) {
                for (var peer : to) {
                    add(peer, row, changed);
                }
            }
        });
    }

    private List<byte[]> rows(PeerId peer, Stream stream) throws IOException {
        return store.read(() -> {
            var found = new ArrayList<byte[]>();
            letters.look(key(peer, stream.first()), key(peer, stream.next()), (_, row) -> found.add(row));
            return found;
        });
    }

    /** Forgets what waits for an installation that belongs to nobody any more. */
    public synchronized void drop(PeerId peer) throws IOException {
        var stream = of(peer);
        if (stream.waiting() > 0) {
            change(changed -> {
                remove(peer, stream);
                put(peer, Stream.begin(), changed);
            });
        }
    }

    private void remove(PeerId peer, Stream stream) {
        for (var number = stream.first(); number < stream.next(); number++) {
            letters.remove(key(peer, number));
        }
    }

    private static String key(PeerId peer, long number) {
        return peer.value() + "/" + HEX.toHexDigits(number);
    }
}
