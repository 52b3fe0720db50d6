package org.truflow.headless.internal;

import org.eclipse.jdt.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of a tracker. */
@Command(
        name = "truflow tracker",
        description = "Knows who is there and who has what.",
        footer = "What is given here is kept in truflow.conf in the data folder, and need not be given again.")
final class TrackerOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "what people see as the name of this place")
    @Nullable
    String name;

    @Mixin
    CommonOptions common = new CommonOptions();
}
