package org.truflow.protocol.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.truflow.directory.Moderation;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.account.Moderate;

/** {@code a action, u whom, r reason, t seconds} */
final class ModerateFields {
    private ModerateFields() {}

    private static final List<Moderation> ACTIONS = List.of(
            Moderation.BAN,
            Moderation.UNBAN,
            Moderation.BANS,
            Moderation.PENDING,
            Moderation.APPROVE,
            Moderation.REJECT,
            Moderation.INVITE);
    private static final int MOST_SECONDS = 366 * 24 * 60 * 60;

    static void write(Moderate message, MapWriter out) {
        out.number("a", ACTIONS.indexOf(message.action()))
                .text("u", message.whom(), Moderate.WHOM)
                .cutText("r", message.reason(), Limits.ERROR_TEXT);
        message.time().ifPresent(time -> out.number("t", Math.clamp(time.toSeconds(), 1, MOST_SECONDS)));
    }

    static Moderate read(MapReader in) throws MalformedMessageException {
        return new Moderate(
                ACTIONS.get(in.number("a", 0, ACTIONS.size() - 1)),
                in.text("u", Moderate.WHOM),
                in.cleanText("r", Limits.ERROR_TEXT),
                in.has("t") ? Optional.of(Duration.ofSeconds(in.number("t", 1, MOST_SECONDS))) : Optional.empty());
    }
}
