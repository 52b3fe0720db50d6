package org.truflow.shell;

/** What a command's end means to scripts. Documented in docs/shell.md. */
public final class ExitStatus {
    private ExitStatus() {}

    public static final int OK = 0;
    /** It was understood and tried, and did not work. */
    public static final int FAILED = 1;
    /** It was not understood. */
    public static final int USAGE = 2;
    /** An engine that it needs is not running. */
    public static final int ENGINE_MISSING = 3;
    /** Nothing runs with that data folder, so there is nobody to ask. */
    public static final int NOT_RUNNING = 4;
}
