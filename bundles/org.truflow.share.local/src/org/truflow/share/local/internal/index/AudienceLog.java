package org.truflow.share.local.internal.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.truflow.share.Audience;

/**
 * Who may see which share, and since which number of the log of changes. Whoever stands before that number sees nothing
 * of the share for as long: in what is still missing there may be removals of what the new audience was never meant
 * to see.
 *
 * <p>A share that was taken back keeps its audience, until its removal has reached everyone or it is shared anew.
 */
final class AudienceLog {
    /** As many as a tracker takes in one message. */
    private static final int MOST = 256;

    private static final String BETWEEN = "\n";

    private final Tables tables;
    private final ChangeLog log;

    AudienceLog(Tables tables, ChangeLog log) {
        this.tables = tables;
        this.log = log;
    }

    /**
     * @param live labels of the shares there are: when there are too many, those of no share are forgotten
     * @return false if that is so already
     */
    boolean set(String label, Audience audience, Set<String> live) {
        var words = String.join(BETWEEN, audience.words());
        var before = tables.audiences.get(label);
        if (words.equals(before) || before == null && audience instanceof Audience.Everyone) {
            return false;
        }
        if (before == null && tables.audiences.size() >= MOST) {
            forgetAllBut(live);
        }
        tables.audiences.put(label, words);
        tables.audienceSince.put(label, log.note());
        return true;
    }

    private void forgetAllBut(Set<String> live) {
        for (var label = tables.audiences.firstKey(); label != null; label = tables.audiences.higherKey(label)) {
            if (!live.contains(label)) {
                tables.audiences.remove(label);
                tables.audienceSince.remove(label);
            }
        }
    }

    /** Returns what holds for whoever has all changes up to {@code number}, without the shares that are for everyone. */
    Map<String, Audience> asOf(long number) {
        var audiences = new HashMap<String, Audience>();
        var labels = tables.audiences.from("");
        while (labels.hasNext()) {
            var label = labels.next();
            var since = tables.audienceSince.get(label);
            var audience = since == null || since > number
                    ? Audience.NOBODY
                    : Audience.parse(List.of(labels.value().split(BETWEEN)));
            if (!(audience instanceof Audience.Everyone)) {
                audiences.put(label, audience);
            }
        }
        return audiences;
    }
}
