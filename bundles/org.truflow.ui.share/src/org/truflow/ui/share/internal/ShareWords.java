package org.truflow.ui.share.internal;

import java.util.ArrayList;
import org.truflow.share.Audience;
import org.truflow.share.Share;
import org.truflow.ui.Amounts;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/** What is said about one's own shares. Any thread. */
final class ShareWords {
    private static final Texts TEXTS = Texts.of(ShareWords.class);

    private ShareWords() {}

    /** Returns how it stands: what is wrong, else how far it is. */
    static String state(Share share) {
        if (!share.problem().isEmpty()) {
            return Visible.text(share.problem());
        }
        if (share.scanning()) {
            return TEXTS.get("share.scanning", share.files());
        }
        var missing = share.files() - share.hashedFiles();
        return missing <= 0 ? TEXTS.get("share.ready") : TEXTS.get("share.hashing", percent(share), missing);
    }

    private static int percent(Share share) {
        return share.bytes() <= 0
                ? (int) (share.hashedFiles() * 100 / Math.max(1, share.files()))
                : (int) Math.min(99, share.hashedBytes() * 100.0 / share.bytes());
    }

    static String audience(Share share) {
        return switch (share.audience()) {
            case Audience.Everyone _ -> TEXTS.get("audience.everyone");
            case Audience.Chosen chosen when chosen.equals(Audience.NOBODY) -> TEXTS.get("audience.nobody");
            case Audience.Chosen chosen -> Visible.text(String.join(", ", chosen.words()));
        };
    }

    /** Returns what the status line says while hashing goes on. */
    static String hashing(HashingPace.Estimate estimate) {
        if (estimate.files() == 0) {
            return TEXTS.get("hashing.scanning");
        }
        return estimate.left()
                .map(left -> TEXTS.get("hashing.left", estimate.percent(), Amounts.time(left)))
                .orElseGet(() -> TEXTS.get("hashing", estimate.percent()));
    }

    static String hint(HashingPace.Estimate estimate) {
        var lines = new ArrayList<String>();
        lines.add(TEXTS.get("hashing.files", estimate.files()));
        if (estimate.scanning()) {
            lines.add(TEXTS.get("hashing.scanning"));
        }
        lines.add(TEXTS.get("hashing.hint"));
        return String.join(" ", lines);
    }
}
