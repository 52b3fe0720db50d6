package org.truflow.send.direct.internal.out;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.OpenFile;
import org.truflow.share.OpenContent;

/** A file of a send while it is fetched. After every read it must still be the one that was hashed. */
final class SentContent implements OpenContent {
    private static final Logger LOG = LoggerFactory.getLogger(SentContent.class);

    private final OpenFile file;
    private final Path path;
    private final Parcel.Offered offered;
    private final Runnable changed;

    /** @param changed called if it is another file now */
    SentContent(OpenFile file, Path path, Parcel.Offered offered, Runnable changed) {
        this.file = file;
        this.path = path;
        this.offered = offered;
        this.changed = changed;
    }

    @Override
    public String name() {
        return offered.path().name();
    }

    @Override
    public long size() {
        return offered.stamp().size();
    }

    @Override
    public byte[] pieceLayer() {
        return offered.layer();
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        try {
            file.read(position, target);
        } catch (EOFException e) {
            throw changed();
        }
        check();
    }

    /** @throws IOException if the file is another one than was hashed */
    void check() throws IOException {
        Stamp now;
        try {
            now = Stamp.of(path);
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", path, e);
            throw changed();
        }
        if (!now.equals(offered.stamp())) {
            throw changed();
        }
    }

    private IOException changed() {
        changed.run();
        return new IOException(name() + " was changed since it was offered");
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
