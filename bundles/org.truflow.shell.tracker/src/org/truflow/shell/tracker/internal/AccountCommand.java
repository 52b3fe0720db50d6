package org.truflow.shell.tracker.internal;

import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ShellCommand;
import org.truflow.tracker.AccountAdmin;

/** Something that is done with accounts. */
abstract class AccountCommand<O> implements ShellCommand<O> {
    private final TrackerEngine tracker;

    AccountCommand(TrackerEngine tracker) {
        this.tracker = tracker;
    }

    final AccountAdmin accounts() throws EngineMissingException {
        return tracker.need().accounts();
    }
}
