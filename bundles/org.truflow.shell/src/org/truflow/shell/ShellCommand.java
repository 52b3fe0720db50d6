package org.truflow.shell;

import java.io.IOException;

/**
 * Whiteboard: one command. It can be typed in the interactive shell, called from Gogo in the scope {@code truflow},
 * and run from outside by {@code exec}.
 *
 * <p>A command is a service of its own and has no state: what was typed is in {@code O}, a class annotated for
 * picocli with {@code @Command(name = ..., description = ...)}, made anew for every run.
 *
 * <p><b>Threads.</b> Several runs may be under way at once. A run may wait; when its thread is interrupted or a
 * write to its output fails, whoever asked has gone and the run ends.
 */
public interface ShellCommand<O> {

    /** Returns new options, annotated for picocli. */
    O options();

    /**
     * Runs.
     *
     * @return one of {@link ExitStatus}
     * @throws EngineMissingException if an engine is not running now
     * @throws IOException if it failed; the message says what, where and why
     * @throws IllegalArgumentException if an argument makes no sense, saying which
     */
    int run(O options, Output out) throws IOException, InterruptedException;
}
