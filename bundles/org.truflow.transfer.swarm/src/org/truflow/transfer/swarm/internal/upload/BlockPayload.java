package org.truflow.transfer.swarm.internal.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Payload;
import org.truflow.protocol.RefusedException;

/** A block read from the file straight into the network's buffer. */
final class BlockPayload implements Payload {
    private final OpenContents.Lease lease;
    private final long position;
    private final int length;
    private final Read read;

    /** Hears that the bytes were read. */
    @FunctionalInterface
    interface Read {
        /** @param nanos that it took */
        void read(OpenContents.Lease lease, long nanos);
    }

    BlockPayload(OpenContents.Lease lease, long position, int length, Read read) {
        this.lease = lease;
        this.position = position;
        this.length = length;
        this.read = read;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    @SuppressWarnings("resource") // the lease is closed with the payload
    public void writeTo(ByteBuffer target) throws IOException {
        var limit = target.limit();
        var began = System.nanoTime();
        try {
            lease.content().read(position, target.limit(target.position() + length));
        } catch (IOException e) {
            lease.forget();
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    lease.content().name() + " can no longer be read: " + e.getMessage(),
                    "try again later");
        } finally {
            target.limit(limit);
        }
        read.read(lease, System.nanoTime() - began);
    }

    @Override
    public void close() {
        lease.close();
    }
}
