package org.truflow.shell.peer.internal;

import picocli.CommandLine.Parameters;

/** Which offer is meant. */
abstract class OfferOption {
    @Parameters(paramLabel = "ID", description = "as offers shows it")
    long id;
}
