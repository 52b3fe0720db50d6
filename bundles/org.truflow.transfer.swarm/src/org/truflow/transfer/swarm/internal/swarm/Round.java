package org.truflow.transfer.swarm.internal.swarm;

import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.RemotePath;
import org.truflow.content.SafePath;
import org.truflow.content.UnsafePathException;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/** What one way through the list of a folder could not do. Confined to the lane. */
final class Round {
    /** Files that nobody could give. */
    int left;

    /** Files whose owner has not hashed them. */
    int unhashed;

    private int unsafe;
    private String example = "";

    /** Returns where a line goes below the downloads folder; null if it cannot be called so anywhere. */
    @Nullable
    SafePath target(String folder, Line line) {
        try {
            return RemotePath.parse(folder + "/" + line.path()).toLocal();
        } catch (UnsafePathException e) {
            unsafe++;
            example = String.valueOf(e.getMessage());
            return null;
        }
    }

    boolean hasUnsafe() {
        return unsafe > 0;
    }

    /** Returns how a folder ends of which everything but some impossible names is there. */
    Failed unsafe() {
        return new Failed(
                Reason.UNSAFE_NAME,
                unsafe + " of its files were left out because they cannot be called so here, for example: " + example);
    }
}
