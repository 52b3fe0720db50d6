package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import org.truflow.id.PeerId;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.swarm.internal.queue.Item;

/** The download that a {@link Job} works for. Called on the lane. */
interface JobHost {
    Item item();

    /** It is known better now what is downloaded; kept across restarts. */
    void learned(Item item);

    /** It is known what is downloaded: another job goes on with it. */
    void resolved(Item item);

    /** @param done bytes verified; {@code filesDone} files finished */
    void progress(long done, int filesDone);

    void got(PeerId from, String user, long bytes);

    void rejected(PeerId from, String user);

    /** Nothing can be done now. The job was stopped; it is started again when something changes. */
    void waiting(String reason);

    void completed(Path at);

    void failed(Failed why);
}
