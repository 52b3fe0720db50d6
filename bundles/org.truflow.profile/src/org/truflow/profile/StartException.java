package org.truflow.profile;

/** The product cannot start. The message tells a person what, where and what to do. */
public final class StartException extends Exception {
    /** Something failed. */
    public static final int FAILED = 1;
    /** What was given makes no sense. */
    public static final int USAGE = 2;
    /** Another process has the data folder. */
    public static final int IN_USE = 3;

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status exit status of the process */
    public StartException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the exit status that the process should end with. */
    public int status() {
        return status;
    }
}
