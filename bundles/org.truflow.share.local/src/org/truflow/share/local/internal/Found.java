package org.truflow.share.local.internal;

import org.truflow.share.local.internal.index.Stamp;

/** What lies at a place on the disk. */
sealed interface Found {
    /** @param key tells the folder from another one that takes its place later */
    record Folder(Stamp key) implements Found {}

    record File(Stamp stamp) implements Found {}

    /** A link, a pipe, a socket, a device. */
    record Other() implements Found {}

    record Nothing() implements Found {}
}
