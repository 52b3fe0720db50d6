package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;

/** What the engine asks of the disks of this machine, but for the reading of files. */
interface Disk {
    /** Returns what is in a folder, in any order. To be closed by the caller. */
    DirectoryStream<Path> list(Path folder) throws IOException;

    /**
     * Tells what lies at a place, without following a link in its last name.
     *
     * @throws IOException if that cannot be told; that nothing is there is no such case
     */
    Found look(Path path) throws IOException;
}
