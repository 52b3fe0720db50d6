package org.truflow.send.direct.internal.in;

import java.util.Optional;
import org.truflow.transfer.Transfers;

/** The transfer engine, which may be stopped and started at any time. */
@FunctionalInterface
public interface Downloads {
    Optional<Transfers> engine();
}
