package org.truflow.chat.direct.internal.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.direct.internal.Budget;
import org.truflow.chat.direct.internal.Frames;
import org.truflow.chat.direct.internal.seal.ChatKey;
import org.truflow.chat.direct.internal.seal.Statement;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.RefusedException;
import org.truflow.store.Rows;
import org.truflow.store.SyncedStore;

/**
 * Takes letters: each once, in the order of their stream. What a letter says is in the history, durably and harmless to say twice,
 * before it is noted that the letter was taken; and that is on disk before the sender hears of it. For several threads.
 */
public final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final HexFormat HEX = HexFormat.of();

    /** A sender begins a new stream when it lost what it knew, which is rare. */
    private static final int MOST_STREAMS = 64;

    private final SyncedStore store;
    private final Rows taken;
    private final ChatKey key;
    private final Budget budget;

    /** Where what letters say is put. */
    public interface Reading {
        /** Takes what somebody whose key is believed says. */
        Reader of(String user, PeerId peer);
    }

    /** Takes what some letters say. */
    public interface Reader {
        void read(org.truflow.protocol.Message said) throws IOException;

        /** Makes it last. */
        void end() throws IOException;
    }

    public Inbox(SyncedStore store, ChatKey key, Budget budget) {
        this.store = store;
        taken = store.rows("taken");
        this.key = key;
        this.budget = budget;
    }

    /**
     * Takes letters that come in a row.
     *
     * @param from whose key is believed to be of {@code user}
     * @return number of the last letter of the stream that is on disk now
     */
    public synchronized long take(
            Statement from, String user, long stream, long first, List<byte[]> sealed, Reading reading)
            throws IOException {
        var row = from.peer().value() + "/" + HEX.toHexDigits(stream);
        var known = store.read(
                () -> taken.get(row).map(bytes -> ByteBuffer.wrap(bytes).getLong()));
        if (known.isEmpty()) {
            checkStreams(from.peer());
        }
        var before = known.orElse(0L);
        var last = before;
        var reader = reading.of(user, from.peer());
        Optional<RefusedException> refusal = Optional.empty();
        for (var i = 0; i < sealed.size() && refusal.isEmpty(); i++) {
            var number = first + i;
            if (number <= last) {
                continue;
            }
            if (number > last + 1) {
                break;
            }
            refusal = read(from, stream, number, sealed.get(i), reader);
            last = refusal.isPresent() ? last : number;
        }
        if (last > before) {
            reader.end();
            var now = last;
            store.write(() -> {
                taken.put(row, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
                return row;
            });
        } else if (refusal.isPresent()) {
            throw refusal.get();
        }
        return last;
    }

    private Optional<RefusedException> read(Statement from, long stream, long number, byte[] letter, Reader reader)
            throws IOException {
        if (!budget.take(from.peer())) {
            return Optional.of(new RefusedException(
                    ErrorCode.TOO_MANY,
                    "too many messages at once",
                    "wait a little",
                    Optional.of(Duration.ofSeconds(1))));
        }
        byte[] frame;
        try {
            frame = key.open(letter, from, stream, number);
        } catch (IOException e) {
            LOG.info("{}", e.getMessage());
            return Optional.of(
                    new RefusedException(ErrorCode.BAD_REQUEST, "a letter cannot be opened", "ask for the key again"));
        }
        try {
            reader.read(Frames.read(frame));
        } catch (MalformedMessageException e) {
            // The sender meant it so, and would send it for ever.
            LOG.warn("a letter of {} makes no sense and is left out: {}", from.peer(), e.getMessage());
        }
        return Optional.empty();
    }

    private void checkStreams(PeerId peer) throws IOException {
        var count = new int[1];
        store.read(() -> {
            taken.look(peer.value() + "/", peer.value() + "0", (_, _) -> ++count[0] < MOST_STREAMS);
            return taken;
        });
        if (count[0] >= MOST_STREAMS) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY, "too many streams of letters were begun", "go on with one of them");
        }
    }
}
