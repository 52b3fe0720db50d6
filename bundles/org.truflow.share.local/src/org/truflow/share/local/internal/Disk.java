package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.Path;

/** Tells what lies at a place without following a link in its last name. */
@FunctionalInterface
interface Disk {
    /** @throws IOException if that cannot be told; that nothing is there is no such case */
    Found look(Path path) throws IOException;
}
