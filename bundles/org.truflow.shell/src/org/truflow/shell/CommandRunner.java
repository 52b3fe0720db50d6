package org.truflow.shell;

import java.util.List;

/** Runs any command that is registered now. Call from any thread that may wait. */
public interface CommandRunner {
    /** Returns the names of all commands, sorted. */
    List<String> names();

    /**
     * Runs a command line.
     *
     * @param words the command's name and its arguments; {@code --json} among them asks for JSON
     * @return one of {@link ExitStatus}; errors were written to {@code out}
     */
    int run(List<String> words, Output out) throws InterruptedException;
}
