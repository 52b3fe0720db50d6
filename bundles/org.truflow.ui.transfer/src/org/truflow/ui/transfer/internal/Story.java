package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.event.Subscription;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Visible;

/**
 * What happened to each download since the program was started, and how fast it went. Of many downloads only the ones heard of last
 * are remembered. Any thread.
 */
@Component(service = Story.class, immediate = true)
public final class Story {
    private static final int DOWNLOADS = 500;
    private static final int LINES = 200;

    private final InstantSource clock;
    private final Subscription subscription;
    private final Map<Long, Told> all = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Told> eldest) {
            return size() > DOWNLOADS;
        }
    };

    /** @param text for people, without anything invisible */
    record Line(Instant when, String text) {}

    private static final class Told {
        private final Deque<Line> lines = new ArrayDeque<>();
        private final Samples samples = new Samples();
        private Optional<Transfer> last = Optional.empty();
    }

    @Activate
    public Story(@Reference Transfers transfers) {
        this(transfers, InstantSource.system());
    }

    Story(Transfers transfers, InstantSource clock) {
        this.clock = clock;
        subscription = transfers.subscribe(this::heard);
    }

    @Deactivate
    void stop() {
        subscription.close();
    }

    private synchronized void heard(Transfer now) {
        if (now.state() instanceof TransferState.Forgotten) {
            all.remove(now.id());
            return;
        }
        var told = all.computeIfAbsent(now.id(), _ -> new Told());
        var moment = clock.instant();
        what(told.last, now).forEach(text -> {
            told.lines.add(new Line(moment, text));
            if (told.lines.size() > LINES) {
                told.lines.remove();
            }
        });
        told.last = Optional.of(now);
        if (now.speed() > 0 || told.samples.until(moment.getEpochSecond()).length > 0) {
            told.samples.add(moment.getEpochSecond(), now.speed());
        }
    }

    /** Returns what is worth telling. */
    static List<String> what(Optional<Transfer> before, Transfer now) {
        var lines = new ArrayList<String>();
        var old = before.map(Words::event).orElse("");
        if (!old.equals(Words.event(now))) {
            lines.add(Words.event(now));
        }
        before.ifPresent(earlier -> {
            if (earlier.options().priority() != now.options().priority()) {
                lines.add(TEXTS.get("log.priority", Words.priority(new Row.Download(now))));
            }
            if (!Objects.equals(earlier.target().getParent(), now.target().getParent())) {
                lines.add(TEXTS.get("log.moved", Visible.text(now.target().toString())));
            }
        });
        for (var source : now.sources()) {
            var known = before.stream()
                    .flatMap(earlier -> earlier.sources().stream())
                    .filter(each -> each.peer().equals(source.peer()))
                    .findFirst();
            tell(lines, known, source);
        }
        return lines;
    }

    private static void tell(List<String> lines, Optional<SourceShare> known, SourceShare source) {
        var name = Visible.text(source.user());
        if (known.isEmpty() && source.bytes() > 0) {
            lines.add(TEXTS.get("log.source", name));
        }
        if (source.rejected() > known.map(SourceShare::rejected).orElse(0)) {
            lines.add(TEXTS.get("log.rejected", name));
        }
    }

    /** Returns what happened to a download, the newest first. */
    synchronized List<Line> of(long id) {
        var told = all.get(id);
        return told == null ? List.of() : List.copyOf(told.lines).reversed();
    }

    /** Returns how fast it went, a number a second, the oldest first. */
    double[] speeds(long id) {
        Told told;
        synchronized (this) {
            told = all.get(id);
        }
        return told == null ? new double[0] : told.samples.until(clock.instant().getEpochSecond());
    }

    /** Returns bytes a second of all that runs. */
    synchronized double speed() {
        return all.values().stream()
                .mapToDouble(told -> told.last.map(Transfer::speed).orElse(0.0))
                .sum();
    }
}
