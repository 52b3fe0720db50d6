package org.truflow.ui.app.internal.tray;

import java.io.IOException;
import org.truflow.chat.Chats;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Uploads;
import org.truflow.ui.Texts;
import org.truflow.ui.app.internal.Found;

/**
 * What runs, and what waits to be read.
 *
 * @param running downloads that are not over and not paused; {@code serving} uploads; {@code unread} messages
 */
record Counts(int running, int serving, int unread) {
    private static final Texts TEXTS = Texts.of(Counts.class);

    /** Asks the engines that run. Not on the UI thread. */
    static Counts now() throws IOException {
        var downloads = Found.now(Transfers.class)
                .map(transfers -> transfers.queue().stream()
                        .filter(transfer -> transfer.state() instanceof TransferState.Running)
                        .count())
                .orElse(0L);
        var uploads =
                Found.now(Uploads.class).map(found -> found.active().size()).orElse(0);
        var unread = 0;
        var chats = Found.now(Chats.class);
        if (chats.isPresent()) {
            unread = chats.get().conversations().stream()
                    .mapToInt(conversation -> conversation.unread())
                    .sum();
        }
        return new Counts(downloads.intValue(), uploads, unread);
    }

    /** Returns whether something would end with the process. */
    boolean busy() {
        return running > 0 || serving > 0;
    }

    String text() {
        return running + serving + unread == 0
                ? TEXTS.get("product")
                : TEXTS.get("tray.counts", running, serving, unread);
    }
}
