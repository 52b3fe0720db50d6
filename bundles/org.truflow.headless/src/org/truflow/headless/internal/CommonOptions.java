package org.truflow.headless.internal;

import org.eclipse.jdt.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every headless product understands. */
@Command
final class CommonOptions {
    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "address to listen on, IPv4 or IPv6; all when left out")
    @Nullable
    String bind;

    @Option(names = "--port", paramLabel = "N", description = "TCP port to listen on; 0 takes any free one")
    @Nullable
    String port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder for everything that is kept, this product's alone")
    @Nullable
    String data;

    @Option(names = "--no-shell", description = "reads no commands from the terminal")
    boolean noShell;

    @Option(
            names = "--parent",
            paramLabel = "PID",
            hidden = true,
            description = "ends when the process of that id has ended, whatever ends it")
    @Nullable
    Long parent;

    @Option(names = "--verbose", description = "logs more")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    boolean help;
}
