package org.truflow.directory;

/** How this installation stands with a directory. */
public sealed interface DirectoryState {
    /** Trying for the first time, or again. */
    record Connecting() implements DirectoryState {}

    /** Registered under {@code name}; what the directory says is up to date. */
    record Online(String name) implements DirectoryState {}

    /** Not reachable now; tried again by itself. */
    record Unreachable(String reason) implements DirectoryState {}

    /** The name waits for someone to approve it; tried again by itself. */
    record Pending(String reason) implements DirectoryState {}

    /** Turned away for a reason that waiting does not mend. {@code remedy} says what to do. */
    record Refused(String reason, String remedy) implements DirectoryState {}
}
