package org.truflow.share.local.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.OpenFile;
import org.truflow.share.OpenContent;
import org.truflow.share.local.internal.index.Stamp;

/**
 * A shared file that is being read by others. After every read the file must still be the one that was hashed, so that bytes of
 * another version are not handed out.
 */
final class SharedContent implements OpenContent {
    private static final Logger LOG = LoggerFactory.getLogger(SharedContent.class);

    private static final long COPY = 1L << 28;

    private final OpenFile file;
    private final Path path;
    private final Stamp stamp;
    private final byte[] layer;
    private final Disk disk;
    private final Runnable changed;

    /**
     * @param stamp that the file had when it was hashed
     * @param changed called if it has another one now
     */
    SharedContent(OpenFile file, Path path, Stamp stamp, byte[] layer, Disk disk, Runnable changed) {
        this.file = file;
        this.path = path;
        this.stamp = stamp;
        this.layer = layer;
        this.disk = disk;
        this.changed = changed;
    }

    @Override
    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public long size() {
        return stamp.size();
    }

    @Override
    public byte[] pieceLayer() {
        return layer;
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        if (position < 0 || position + target.remaining() > stamp.size()) {
            throw new EOFException(
                    name() + " has " + stamp.size() + " bytes, none at " + position + " + " + target.remaining());
        }
        try {
            file.read(position, target);
        } catch (EOFException e) {
            throw changed();
        }
        check();
    }

    @Override
    @SuppressWarnings("resource") // the channel is closed with the file
    public void copyTo(FileChannel target) throws IOException {
        // Within one file system the kernel copies, and shares the blocks where they can be shared.
        target.position(0);
        for (var at = 0L; at < stamp.size(); ) {
            var copied = file.channel().transferTo(at, Math.min(COPY, stamp.size() - at), target);
            if (copied <= 0) {
                throw changed();
            }
            at += copied;
        }
        check();
    }

    /** @throws IOException if the file is another one than was hashed */
    void check() throws IOException {
        if (!(disk.look(path) instanceof Found.File present) || !present.stamp().equals(stamp)) {
            throw changed();
        }
    }

    private IOException changed() {
        changed.run();
        return new IOException(
                name() + " was changed since it was hashed; it is on offer again when it is hashed anew");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("{} does not close", path, e);
        }
    }
}
