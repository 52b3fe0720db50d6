package org.truflow.ui.app.internal.notice;

import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.jface.preference.IPreferenceStore;
import org.truflow.ui.Notice;
import org.truflow.ui.app.internal.Choices;

/**
 * What is to be shown next. Of what nobody wants to see nothing waits, and of the rest not much: when more comes than a person can
 * look at, the oldest are counted and not shown. Any thread.
 */
final class NoticeQueue {
    private static final int MOST = 8;

    private final IPreferenceStore choices;
    private final Deque<Notice> waiting = new ArrayDeque<>();
    private int dropped;

    /** @param missed how many others came and are not shown */
    record Next(Notice notice, int missed) {}

    NoticeQueue(IPreferenceStore choices) {
        this.choices = choices;
    }

    /** Returns whether it will be shown. */
    synchronized boolean offer(Notice notice, LocalTime now) {
        if (!choices.getBoolean(Choices.NOTICE + notice.kind().name()) || quiet(now)) {
            return false;
        }
        if (waiting.size() == MOST) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(notice);
        return true;
    }

    /** Returns what is to be shown now, and forgets it. */
    synchronized Optional<Next> next() {
        var notice = waiting.pollFirst();
        if (notice == null) {
            return Optional.empty();
        }
        var missed = dropped;
        dropped = 0;
        return Optional.of(new Next(notice, missed));
    }

    /** Hours that end before they begin go over midnight; those that end when they begin are none. */
    private boolean quiet(LocalTime now) {
        if (!choices.getBoolean(Choices.QUIET)) {
            return false;
        }
        var minute = now.getHour() * 60 + now.getMinute();
        var from = choices.getInt(Choices.QUIET_FROM);
        var to = choices.getInt(Choices.QUIET_TO);
        return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    }
}
