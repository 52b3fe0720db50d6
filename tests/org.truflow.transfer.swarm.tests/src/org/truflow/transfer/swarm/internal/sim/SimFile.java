package org.truflow.transfer.swarm.internal.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The bytes of a file on a {@link SimDisk}, with holes, as processes see them and as a power loss leaves them. */
final class SimFile {
    static final int CHUNK = 1 << 14;

    private record Write(long position, byte[] bytes) {}

    private static final class Image {
        final TreeMap<Long, byte[]> chunks = new TreeMap<>();
        long size;

        void write(long position, byte[] bytes) {
            for (var done = 0; done < bytes.length; ) {
                var at = position + done;
                var within = (int) (at % CHUNK);
                var length = Math.min(bytes.length - done, CHUNK - within);
                var chunk = chunks.computeIfAbsent(at / CHUNK, _ -> new byte[CHUNK]);
                System.arraycopy(bytes, done, chunk, within, length);
                done += length;
            }
            size = Math.max(size, position + bytes.length);
        }

        void truncate(long to) {
            if (to < size) {
                chunks.tailMap((to + CHUNK - 1) / CHUNK).clear();
                var last = chunks.get(to / CHUNK);
                if (last != null) {
                    Arrays.fill(last, (int) (to % CHUNK), CHUNK, (byte) 0);
                }
                size = to;
            }
        }

        void become(Image other) {
            chunks.clear();
            other.chunks.forEach((at, chunk) -> chunks.put(at, chunk.clone()));
            size = other.size;
        }
    }

    private final SimDisk disk;
    private final Image live = new Image();
    private final Image durable = new Image();
    private final List<Write> unsynced = new ArrayList<>();
    private boolean cut;
    int names;

    SimFile(SimDisk disk) {
        this.disk = disk;
    }

    long size() {
        return live.size;
    }

    long space() {
        return (long) live.chunks.size() * CHUNK;
    }

    int read(ByteBuffer into, long position) {
        if (position >= live.size) {
            return -1;
        }
        var length = (int) Math.min(into.remaining(), live.size - position);
        for (var done = 0; done < length; ) {
            var at = position + done;
            var within = (int) (at % CHUNK);
            var part = Math.min(length - done, CHUNK - within);
            var chunk = live.chunks.get(at / CHUNK);
            if (chunk == null) {
                into.put(new byte[part]);
            } else {
                into.put(chunk, within, part);
            }
            done += part;
        }
        return length;
    }

    /** Writes what there is room for, at least one byte. */
    int write(ByteBuffer from, long position) throws IOException {
        var fits = from.remaining();
        for (var at = position; at < position + from.remaining(); at = (at / CHUNK + 1) * CHUNK) {
            if (!live.chunks.containsKey(at / CHUNK) && !disk.take(CHUNK)) {
                fits = (int) (at - position);
                break;
            }
        }
        if (fits == 0 && from.hasRemaining()) {
            throw new IOException("No space left on device");
        }
        var bytes = new byte[fits];
        from.get(bytes);
        live.write(position, bytes);
        unsynced.add(new Write(position, bytes));
        return fits;
    }

    void truncate(long to) {
        var before = space();
        live.truncate(to);
        disk.give(before - space());
        // From a cut to the next sync a power loss takes all or nothing.
        unsynced.clear();
        cut = true;
    }

    void sync() {
        if (cut) {
            durable.become(live);
        } else {
            unsynced.forEach(write -> durable.write(write.position, write.bytes));
        }
        unsynced.clear();
        cut = false;
    }

    /** Of what was not synced any part may be lost. */
    void losePower(RandomGenerator random) {
        if (cut) {
            if (random.nextBoolean()) {
                durable.become(live);
            }
        } else {
            unsynced.stream()
                    .filter(_ -> random.nextBoolean())
                    .forEach(write -> durable.write(write.position, write.bytes));
        }
        unsynced.clear();
        cut = false;
        var before = space();
        live.become(durable);
        disk.give(before - space());
    }
}
