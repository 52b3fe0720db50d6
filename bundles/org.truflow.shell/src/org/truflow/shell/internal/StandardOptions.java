package org.truflow.shell.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command understands. */
@Command
final class StandardOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    /** Taken out before the command sees its words; here for the help text. */
    @Option(names = Words.JSON, description = "Writes the result as one JSON value.")
    boolean json;
}
