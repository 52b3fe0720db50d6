package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.ui.Amounts;
import org.truflow.ui.Visible;

/** Open questions of people who want to send something, one of which is in front. Without a widget. Not safe for several threads. */
final class Questions {
    private List<Incoming> open = List.of();
    private int front;

    /** Takes what is known now: the one in front stays there as long as it is open. */
    void now(List<Incoming> offers) {
        var before = front();
        open = offers.stream()
                .filter(offer -> offer.state() instanceof IncomingState.Asked)
                .sorted(Comparator.comparing(Incoming::asked).thenComparing(Incoming::id))
                .toList();
        if (before.isEmpty() || !show(before.get().id())) {
            front = Math.clamp(front, 0, Math.max(0, open.size() - 1));
        }
    }

    /** Brings a question to the front. Returns false if it is not open. */
    boolean show(long id) {
        for (var i = 0; i < open.size(); i++) {
            if (open.get(i).id() == id) {
                front = i;
                return true;
            }
        }
        return false;
    }

    /** Goes to the next one, or back. */
    void turn(int by) {
        front = open.isEmpty() ? 0 : Math.floorMod(front + by, open.size());
    }

    Optional<Incoming> front() {
        return front < open.size() ? Optional.of(open.get(front)) : Optional.empty();
    }

    int count() {
        return open.size();
    }

    /** Returns for example {@code 2 of 3}. */
    String place() {
        return TEXTS.get("offer.place", front + 1, open.size());
    }

    static String who(Incoming offer) {
        return TEXTS.get("offer.who", Visible.text(offer.user()), offer.files(), Amounts.size(offer.size()));
    }

    /** The key says who it is, whatever the name. */
    static String key(Incoming offer) {
        var until = offer.state() instanceof IncomingState.Asked asked ? Amounts.moment(asked.expires()) : "";
        return TEXTS.get("offer.key", offer.peer().toString(), until);
    }
}
