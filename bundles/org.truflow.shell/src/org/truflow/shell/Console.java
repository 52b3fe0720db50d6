package org.truflow.shell;

import java.io.IOException;

/** The interactive shell on this process's terminal. */
public interface Console {
    /** Reads and runs commands until the end of input or {@code xit}. Call from a thread that may wait. */
    void run() throws IOException;
}
