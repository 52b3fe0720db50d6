package org.truflow.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/** One file being hashed. Threads join, take piece after piece until none is left, and leave. */
final class FileHashing {
    private final FileChannel channel;
    private final Pieces pieces;
    private final HashProgress progress;
    private final byte[] hashes;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Phaser present = new Phaser(1);

    FileHashing(FileChannel channel, Pieces pieces, HashProgress progress) {
        this.channel = channel;
        this.pieces = pieces;
        this.progress = progress;
        this.hashes = new byte[pieces.count() * Sha256.LENGTH];
    }

    int pieces() {
        return pieces.count();
    }

    /** Returns false to a helper that comes when all is over. */
    boolean join() {
        return present.register() >= 0;
    }

    void leave() {
        present.arriveAndDeregister();
    }

    /** Hashes pieces until there are no more. Never throws: what went wrong is told by {@link #await()}. */
    void work(HashLane lane) {
        try {
            for (var piece = next.getAndIncrement();
                    piece < pieces.count() && failure.get() == null;
                    piece = next.getAndIncrement()) {
                hash(piece, lane);
            }
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Called by the first thread: waits for the helpers that joined and returns the result. */
    FileTree await() throws IOException {
        present.awaitAdvance(present.arriveAndDeregister());
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IOException("hashing failed", e);
        }
        if (pieces.size() == 0) {
            return new FileTree(TreeHasher.EMPTY, pieces, hashes);
        }
        if (!pieces.layered()) {
            return new FileTree(ContentHash.of(hashes), pieces, new byte[0]);
        }
        return new FileTree(ContentHash.of(FileTree.rootOf(pieces, hashes)), pieces, hashes);
    }

    private void hash(int piece, HashLane lane) throws IOException {
        lane.hasher.begin(pieces, piece);
        var offset = pieces.offset(piece);
        var length = pieces.length(piece);
        var done = 0;
        while (done < length) {
            if (failure.get() != null) {
                return;
            }
            var buffer = lane.buffer.clear().limit(Math.min(lane.buffer.capacity(), length - done));
            var read = channel.read(buffer, offset + done);
            if (read <= 0) {
                throw new FileChangedException("it ends at " + (offset + done) + " instead of " + pieces.size());
            }
            lane.hasher.update(buffer.flip());
            done += read;
            if (!progress.hashed(read)) {
                throw new CancellationException("hashing was cancelled");
            }
        }
        lane.hasher.finish(hashes, piece * Sha256.LENGTH);
    }
}
