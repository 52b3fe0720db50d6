package org.truflow.transfer;

import java.nio.file.Path;

/** What would become of the name of a file if the download ended now. */
public sealed interface NamePreview {
    /** Nothing is there yet. */
    record Free(Path at) implements NamePreview {}

    /** It is finished. */
    record Finished(Path at) implements NamePreview {}

    /** A file of the same size is there: if its bytes are the same too, nothing is fetched; else it gets a number. */
    record Same(Path at) implements NamePreview {}

    /** Another file is there, which stays; this one gets a number. */
    record Renamed(Path to) implements NamePreview {}

    /** It cannot be written. @param why for people */
    record Refused(String why) implements NamePreview {}
}
