package org.truflow.tracker.server.internal;

import java.time.temporal.ChronoUnit;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.tracker.store.StoredBan;

/** What is said to whom a ban hits. */
final class Bans {
    private Bans() {}

    static RefusedException refusal(StoredBan ban) {
        return new RefusedException(ErrorCode.BANNED, text(ban), "Ask the owner of the tracker.");
    }

    static String text(StoredBan ban) {
        var by = ban.by().equals(Administration.OWNER) ? "the owner of the tracker" : ban.by();
        var until = ban.until()
                .map(end -> " until " + end.truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
        return "kept out by " + by + until + ": " + ban.reason();
    }
}
