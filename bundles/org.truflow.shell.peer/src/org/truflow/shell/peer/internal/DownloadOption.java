package org.truflow.shell.peer.internal;

import picocli.CommandLine.Parameters;

/** Names a download. */
abstract class DownloadOption {
    @Parameters(index = "0", paramLabel = "ID", description = "as downloads shows it")
    long id;
}
