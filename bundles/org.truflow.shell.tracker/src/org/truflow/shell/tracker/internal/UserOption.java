package org.truflow.shell.tracker.internal;

import picocli.CommandLine.Parameters;

/** Names a user. */
abstract class UserOption {
    @Parameters(paramLabel = "USER", description = "as the list shows it")
    String user = "";
}
