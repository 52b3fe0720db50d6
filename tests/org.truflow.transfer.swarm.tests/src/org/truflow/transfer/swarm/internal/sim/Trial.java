package org.truflow.transfer.swarm.internal.sim;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.sim.Scenario.Order;

/** Lets a scenario happen and sees to it that nothing is ever as it must not be. */
final class Trial {
    private static final long LONGEST = 4_000 * VirtualTime.SECOND;
    private static final long LOOK = VirtualTime.SECOND;
    private static final int RECORD = 9;
    private static final int HASH_AT = 4;
    private static final long MOST_EVENTS_A_SECOND = 200_000;

    private final Scenario scenario;
    private final VirtualTime time;
    private final SimDisk disk;

    Trial(Scenario scenario) {
        this.scenario = scenario;
        this.time = scenario.time;
        this.disk = scenario.disk;
    }

    void run() {
        disk.watch(this::written);
        scenario.peer.start();
        scenario.order();
        var end = time.now() + LONGEST;
        var happened = time.happened();
        while (time.now() < end && !(time.now() > Scenario.CALM + 30 * VirtualTime.SECOND && allOver())) {
            var until = time.now() + LOOK;
            while (time.step(until)) {
                // The invariants hold after every second, and what is written is looked at at once.
            }
            check(time.happened() - happened < MOST_EVENTS_A_SECOND, "the engine runs in circles");
            happened = time.happened();
            lookAt();
        }
        judge();
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    private boolean allOver() {
        return scenario.peer.alive()
                && scenario.peer.transfers().stream().allMatch(it -> it.state() instanceof TransferState.Completed);
    }

    /** Sees what is written: only part files and what is kept of the queue, and no record of a piece that is not right. */
    private void written(Path file, long position, ByteBuffer bytes) {
        var name = file.toString();
        check(
                name.startsWith("/data/transfer/") || name.startsWith(Peer.DOWNLOADS + "/.truflow/"),
                "something is written to " + name);
        if (name.endsWith(".pieces") && position > 0 && bytes.remaining() % RECORD == 0) {
            var files = disk.files();
            var content = contentOf(files.get(name));
            var part = files.get(name.substring(0, name.length() - ".pieces".length()));
            while (bytes.remaining() >= RECORD) {
                var kind = bytes.get();
                var piece = bytes.getInt();
                bytes.getInt();
                check(
                        kind != 'P' || content.holds(part, piece),
                        "piece " + piece + " of " + content + " is recorded and wrong");
            }
        }
    }

    private SimContent contentOf(SimFile journal) {
        var hash = ByteBuffer.allocate(Sha256.LENGTH);
        journal.read(hash, HASH_AT);
        var wanted = ContentHash.of(hash.array());
        return scenario.orders.stream()
                .flatMap(order -> order.contents().stream())
                .filter(content -> content.hash().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private void lookAt() {
        check(
                scenario.network.most() <= scenario.memory,
                scenario.network.most() + " bytes were under way, and only " + scenario.memory + " are allowed");
        if (scenario.peer.alive() && !scenario.powerLost) {
            scenario.peer.transfers().forEach(this::lookAt);
        }
    }

    private void lookAt(Transfer transfer) {
        var order = order(transfer);
        if (order.wanted() instanceof Wanted.Content && transfer.state() instanceof TransferState.Running) {
            var content = order.files().get("");
            var right = disk.files().entrySet().stream()
                    .filter(file -> file.getKey().endsWith("-" + transfer.id())
                            || file.getKey().startsWith(transfer.target().toString()))
                    .mapToLong(file -> content.right(file.getValue()))
                    .max()
                    .orElse(0);
            check(transfer.done() <= right, transfer.done() + " bytes are said to be there, and " + right + " are");
        }
    }

    private Order order(Transfer transfer) {
        return scenario.orders.stream()
                .filter(order -> Scenario.is(transfer, order))
                .findFirst()
                .orElseThrow();
    }

    private void judge() {
        check(scenario.peer.alive(), "the process is not there");
        var files = disk.files();
        var expected = new ArrayList<String>();
        for (var order : scenario.orders) {
            var transfer = scenario.peer.transfers().stream()
                    .filter(it -> Scenario.is(it, order))
                    .findFirst();
            check(transfer.isPresent(), order.wanted() + " is forgotten");
            judge(order, transfer.get(), files, expected);
        }
        check(scenario.network.held() == 0 || !allOver(), scenario.network.held() + " bytes are never given back");
        if (allOver()) {
            var there = files.keySet().stream()
                    .filter(name -> name.startsWith(Peer.DOWNLOADS))
                    .sorted()
                    .toList();
            check(there.equals(expected.stream().sorted().toList()), "there is " + there + " instead of " + expected);
        }
    }

    private void judge(Order order, Transfer transfer, Map<String, SimFile> files, List<String> expected) {
        var completed = transfer.state() instanceof TransferState.Completed;
        var possible = order.contents().stream()
                .allMatch(content -> IntStream.range(0, content.tree().pieces().count())
                        .allMatch(piece -> scenario.network.sources.values().stream()
                                .anyMatch(source -> source.gives(content, piece))));
        check(completed || !possible, "could be complete, and is not: " + transfer);
        transfer.sources().stream().filter(share -> share.rejected() > 0).forEach(share -> {
            var source = scenario.network.sources.get(share.peer());
            check(!source.honest(), "somebody honest is blamed: " + source + " " + transfer);
        });
        if (!completed) {
            return;
        }
        order.files().forEach((path, content) -> {
            var at = transfer.target() + path;
            var file = files.get(at);
            check(file != null, at + " is not there, there is " + files.keySet() + " " + transfer);
            check(content.is(file), at + " is not " + content);
            expected.add(at);
        });
    }

    @Override
    public String toString() {
        return "orders " + scenario.orders.stream().map(Order::files).toList() + "\nsources "
                + scenario.network.sources.values() + "\n" + scenario.story;
    }
}
