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
    private final Runnable sent;

    /** @param sent called after the bytes were read */
    BlockPayload(OpenContents.Lease lease, long position, int length, Runnable sent) {
        this.lease = lease;
        this.position = position;
        this.length = length;
        this.sent = sent;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    @SuppressWarnings("resource") // the lease is closed with the payload
    public void writeTo(ByteBuffer target) throws IOException {
        var limit = target.limit();
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
        sent.run();
    }

    @Override
    public void close() {
        lease.close();
    }
}
