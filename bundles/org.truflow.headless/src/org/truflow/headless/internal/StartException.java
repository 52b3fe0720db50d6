package org.truflow.headless.internal;

/** The product cannot start. The message tells a person what, where and what to do. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status exit status of the process, one of {@link HeadlessApplication}'s */
    StartException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
