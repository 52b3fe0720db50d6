package org.truflow.ui.transfer.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.truflow.event.Subscription;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.send.SendEvent;
import org.truflow.send.Sending;
import org.truflow.send.Sends;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Uploads;
import org.truflow.ui.transfer.internal.Row.Download;

/**
 * What comes and goes, kept up to date by what the engines tell, and grouped. Engines are asked on a thread of its own, so that
 * nobody who calls waits. Any thread.
 */
final class Board implements AutoCloseable {
    private final Runnable changed;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("transfers-board").factory());
    private final Map<Long, Transfer> downloads = new ConcurrentHashMap<>();
    private final Map<Long, Sending> out = new ConcurrentHashMap<>();
    private final Map<Long, Incoming> in = new ConcurrentHashMap<>();
    private volatile List<Row> uploads = List.of();
    private volatile Map<Long, Integer> order = Map.of();
    private volatile boolean orderKnown;
    private volatile Optional<Transfers> transfers = Optional.empty();
    private Subscription ofTransfers = () -> {};
    private Subscription ofSends = () -> {};

    /** @param changed called after something changed, on any thread, very often: must not wait */
    Board(Runnable changed) {
        this.changed = changed;
    }

    /** From now on shows the downloads of this engine; of none, what was shown last stays. */
    void transfers(Optional<Transfers> engine) {
        asking.execute(() -> {
            ofTransfers.close();
            transfers = engine;
            engine.ifPresent(now -> {
                downloads.clear();
                ofTransfers = now.subscribe(this::put);
                now.all().forEach(each -> downloads.putIfAbsent(each.id(), each));
                orderKnown = false;
            });
            changed.run();
        });
    }

    private void put(Transfer transfer) {
        if (transfer.state() instanceof TransferState.Forgotten) {
            downloads.remove(transfer.id());
        } else {
            downloads.put(transfer.id(), transfer);
        }
        if (!(transfer.state() instanceof TransferState.Running) || !order.containsKey(transfer.id())) {
            orderKnown = false;
        }
        changed.run();
    }

    void sends(Optional<Sends> engine) {
        asking.execute(() -> {
            ofSends.close();
            out.clear();
            in.clear();
            engine.ifPresent(now -> {
                ofSends = now.subscribe(this::put);
                now.sendings().forEach(each -> out.putIfAbsent(each.id(), each));
                now.offers().forEach(each -> in.putIfAbsent(each.id(), each));
            });
            changed.run();
        });
    }

    private void put(SendEvent event) {
        switch (event) {
            case SendEvent.Out it -> out.put(it.sending().id(), it.sending());
            case SendEvent.In it -> in.put(it.incoming().id(), it.incoming());
        }
        changed.run();
    }

    /** Looks who fetches from here: of that nobody tells. */
    void look(Optional<Uploads> engine) {
        var now = new ArrayList<Row>();
        engine.ifPresent(from -> {
            from.active().stream().map(Row.Up::new).forEach(now::add);
            from.fetchers().stream()
                    .filter(fetcher -> fetcher.place() > 0 && fetcher.slots() == 0)
                    .map(Row.Queuer::new)
                    .forEach(now::add);
        });
        if (!now.equals(uploads)) {
            uploads = List.copyOf(now);
            changed.run();
        }
    }

    Optional<Transfer> download(long id) {
        return Optional.ofNullable(downloads.get(id));
    }

    /** Returns open questions, the oldest first. */
    List<Incoming> questions() {
        return in.values().stream()
                .filter(offer -> offer.state() instanceof IncomingState.Asked)
                .sorted(Comparator.comparing(Incoming::asked))
                .toList();
    }

    /** The order of the queue was changed here. */
    void reordered() {
        orderKnown = false;
        changed.run();
    }

    /** Returns all rows by section, in their order. Asks the engine for the order of the queue: not for the UI thread. */
    Map<Section, List<Row>> sections() {
        var sections = new EnumMap<Section, List<Row>>(Section.class);
        for (var section : Section.values()) {
            sections.put(section, new ArrayList<>());
        }
        for (var transfer : downloads.values()) {
            var row = new Download(transfer);
            row(sections, row.section()).add(row);
        }
        out.values().forEach(each -> row(sections, Section.DIRECT).add(new Row.Out(each)));
        in.values().forEach(each -> row(sections, Section.DIRECT).add(new Row.In(each)));
        row(sections, Section.UPLOADS).addAll(uploads);
        sort(sections);
        return sections;
    }

    private static List<Row> row(Map<Section, List<Row>> sections, Section section) {
        return sections.computeIfAbsent(section, _ -> new ArrayList<>());
    }

    private void sort(Map<Section, List<Row>> sections) {
        learnOrder();
        var places = order;
        Comparator<Row> queue = Comparator.comparingInt(row -> place(places, row));
        Comparator<Row> newest = Comparator.<Row, Instant>comparing(Board::last).reversed();
        var steady = Comparator.<Row>comparingLong(
                row -> row instanceof Download it ? it.transfer().id() : 0);
        for (var section : List.of(Section.DOWNLOADING, Section.QUEUED, Section.PAUSED)) {
            row(sections, section).sort(queue.thenComparing(steady));
        }
        for (var section : List.of(Section.FINISHED, Section.FAILED, Section.DIRECT)) {
            row(sections, section).sort(newest.thenComparing(steady));
        }
    }

    private static int place(Map<Long, Integer> places, Row row) {
        return row instanceof Download it
                ? places.getOrDefault(it.transfer().id(), Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    private static Instant last(Row row) {
        return row instanceof Download it
                ? it.transfer().ended().orElse(it.transfer().added())
                : row.added().orElse(Instant.EPOCH);
    }

    private void learnOrder() {
        var engine = transfers;
        if (!orderKnown && engine.isPresent()) {
            orderKnown = true;
            var places = new HashMap<Long, Integer>();
            engine.get().queue().forEach(each -> places.put(each.id(), places.size()));
            order = Map.copyOf(places);
        }
    }

    @Override
    public void close() {
        asking.execute(() -> {
            ofTransfers.close();
            ofSends.close();
        });
        asking.shutdown();
    }
}
