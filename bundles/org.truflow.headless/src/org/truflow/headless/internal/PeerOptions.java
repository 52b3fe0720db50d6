package org.truflow.headless.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of a peer. */
@Command(
        name = "truflow peer",
        description = "Shares folders, finds and fetches files.",
        footer = "What is given here is kept in truflow.conf in the data folder, and need not be given again.")
final class PeerOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "the name other people see")
    @Nullable
    String name;

    @Option(names = "--tracker", paramLabel = "HOST:PORT", description = "where to meet")
    @Nullable
    String tracker;

    @Option(
            names = "--tracker-id",
            paramLabel = "ID",
            description = "peer id of the tracker; the first one seen is kept when left out")
    @Nullable
    String trackerId;

    @Option(names = "--invite", paramLabel = "CODE", description = "an invitation, where a new name needs one")
    @Nullable
    String invite;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "holds the password of the name in its first line, to add this device to it")
    @Nullable
    String passwordFile;

    @Option(names = "--device", paramLabel = "TEXT", description = "what you call this device")
    @Nullable
    String device;

    @Option(names = "--downloads", paramLabel = "DIR", description = "folder for finished downloads")
    @Nullable
    String downloads;

    @Option(
            names = "--share",
            paramLabel = "DIR[=LABEL]",
            description = "a folder to share; may be given several times")
    List<String> shares = new ArrayList<>();

    @Mixin
    CommonOptions common = new CommonOptions();
}
