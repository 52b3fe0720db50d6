package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Path;
import org.truflow.id.PeerId;
import org.truflow.transfer.TransferState.Failed;

/** Hears how a {@link FileFetch} goes. Called on the lane. */
interface FetchOwner {

    /** Returns whether the first pieces are wanted first, by somebody who watches. */
    boolean inOrder();

    /** The size is proved; {@code there} bytes of it are on disk already. */
    void opened(FileFetch fetch, long size, long there);

    /** A verified piece was written. */
    void got(FileFetch fetch, PeerId from, String user, long bytes);

    /** A piece was verified that an earlier run had written. */
    void found(FileFetch fetch);

    /** Something that {@code from} gave was not what the content hash says. */
    void rejected(FileFetch fetch, PeerId from, String user);

    /** The file is complete, synced and under its final name. The last call. */
    void finished(FileFetch fetch, Path at);

    /** The disk refuses. The last call; what is verified stays for another try. */
    void failed(FileFetch fetch, Failed why);
}
