package org.truflow.transfer.swarm.internal.sim;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.truflow.directory.Entry;
import org.truflow.id.PeerId;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.sim.SimSource.Vice;

/**
 * What happens in one run, all of it from one seed: who is there, who lies, who comes and goes, when the disk is full, when
 * the process is killed, what the person does. After {@link #CALM} nothing changes any more.
 */
final class Scenario {
    static final long CALM = 240 * VirtualTime.SECOND;
    private static final long MEGABYTE = 1 << 20;
    private static final long ENOUGH = 1L << 40;

    /** Contents of every run; hashed once. */
    private static final List<SimContent> CONTENTS = List.of(
            SimContent.of(12 * (1 << 20) + 77),
            SimContent.of(5 << 20),
            SimContent.of((1 << 20) + 1),
            SimContent.of(3 * (1 << 20) - 16_384),
            SimContent.of(1 << 20),
            SimContent.of((1 << 20) - 1),
            SimContent.of(70_000),
            SimContent.of(1),
            SimContent.of(0));

    private static final List<SimContent> SMALL = IntStream.range(2, 42)
            .mapToObj(number -> SimContent.of(number * number * 37))
            .toList();

    /** Something to download. @param files that make it up, by their path below the target */
    record Order(Wanted wanted, Map<String, SimContent> files) {
        Collection<SimContent> contents() {
            return files.values();
        }
    }

    final VirtualTime time;
    final SimNetwork network;
    final SimDisk disk = new SimDisk();
    final Peer peer;
    final long memory;
    final List<Order> orders = new ArrayList<>();
    final List<String> story = new ArrayList<>();
    boolean powerLost;
    private final SplittableRandom random;

    Scenario(long seed) {
        random = new SplittableRandom(seed);
        time = new VirtualTime(random.split(), false);
        network = new SimNetwork(time);
        memory = random.nextInt(1, 17) * MEGABYTE;
        peer = new Peer(time, network, disk, id(0), memory, random.nextInt(1, 4), random.nextInt(1, 4));
        for (var count = random.nextInt(1, 4); orders.size() < count; ) {
            var content = CONTENTS.get(random.nextInt(CONTENTS.size()));
            if (orders.stream().noneMatch(order -> order.contents().contains(content))) {
                orders.add(new Order(
                        new Wanted.Content(content.hash(), "file-" + orders.size(), Optional.empty()),
                        Map.of("", content)));
            }
        }
        for (var number = random.nextInt(6); number > 0; number--) {
            source(number);
        }
        if (!network.sources.isEmpty() && random.nextInt(3) == 0) {
            folder();
        }
        disk.room(ENOUGH);
        network.sources.values().forEach(this::comeAndGo);
        maybe(0.2, this::fillDisk);
        maybe(
                0.15,
                () -> between("the directory is away", () -> network.directoryReachable = false, () -> {
                    network.directoryReachable = true;
                    network.changed();
                }));
        maybe(0.5, this::kills);
        maybe(0.2, this::pauses);
    }

    static PeerId id(int number) {
        var bytes = new byte[32];
        ByteBuffer.wrap(bytes).putInt(28, number);
        return PeerId.of(bytes);
    }

    private void maybe(double probability, Runnable what) {
        if (random.nextDouble() < probability) {
            what.run();
        }
    }

    private void source(int number) {
        var vices = Vice.values();
        var vice = random.nextInt(2) == 0 ? Vice.NONE : vices[random.nextInt(vices.length)];
        var latency = (long) (Math.pow(10, random.nextDouble(-1, 2.5)) * VirtualTime.MILLISECOND);
        var speed = (long) Math.pow(10, random.nextDouble(5, 8));
        var source = new SimSource(id(number), "user" + number, vice, latency, speed);
        orders.forEach(order -> maybe(0.8, () -> source.contents.addAll(order.contents())));
        maybe(0.1, () -> source.claimed = random.nextInt(20) * (MEGABYTE / 2));
        source.contents.forEach(content -> maybe(0.2, () -> fetches(source, content)));
        source.knowsLeaves = random.nextInt(4) > 0;
        network.sources.put(source.peer, source);
    }

    /** It has some pieces only, and perhaps gets more. */
    private void fetches(SimSource source, SimContent content) {
        var pieces = new BitSet();
        var count = content.tree().pieces().count();
        source.partial.put(content, pieces);
        for (var piece = 0; piece < count; piece++) {
            var number = piece;
            switch (random.nextInt(3)) {
                case 0 -> pieces.set(number);
                case 1 -> at(source.user + " gets piece " + number, () -> pieces.set(number));
                default -> {
                    // It never gets this one.
                }
            }
        }
    }

    /** One of them has a folder with small files and some other things in it; others may have some of these files. */
    private void folder() {
        var owner = network.sources.values().iterator().next();
        var top = new TreeMap<String, Entry>();
        var below = new TreeMap<String, Entry>();
        var files = new TreeMap<String, SimContent>();
        for (var number = random.nextInt(1, SMALL.size()); number > 0; number--) {
            var content = SMALL.get(number);
            var name = "small-" + number;
            var deep = number % 3 == 0;
            files.put((deep ? "/below/" : "/") + name, content);
            (deep ? below : top)
                    .put(name, new Entry.File(name, content.size(), Instant.EPOCH, Optional.of(content.hash())));
        }
        top.put("below", new Entry.Folder("below"));
        network.folders.put(owner.user + ":share/folder", top);
        network.folders.put(owner.user + ":share/folder/below", below);
        owner.contents.addAll(files.values());
        network.sources.values().stream()
                .filter(source -> source != owner)
                .forEach(source -> files.values().forEach(content -> maybe(0.3, () -> source.contents.add(content))));
        orders.add(new Order(new Wanted.Remote(owner.user, "share/folder", Optional.empty()), files));
    }

    private void comeAndGo(SimSource source) {
        source.online = random.nextInt(10) < 7;
        for (var times = random.nextInt(4) * random.nextInt(2); times > 0; times--) {
            at("toggle " + source.user, () -> {
                source.goOnline(!source.online);
                network.changed();
            });
        }
        maybe(0.2, () -> between(source.user + " is mute", () -> source.mute = true, () -> source.mute = false));
        maybe(0.2, () -> between(source.user + " is busy", () -> source.busy = true, () -> source.busy = false));
    }

    private void fillDisk() {
        var room = random.nextLong(20 * MEGABYTE);
        between("room for " + room, () -> disk.room(room), () -> disk.room(ENOUGH));
    }

    private void kills() {
        for (var times = random.nextInt(1, 5); times > 0; times--) {
            var power = random.nextInt(3) == 0;
            var inTheMiddle = random.nextBoolean();
            powerLost |= power;
            at((power ? "power loss" : "kill") + (inTheMiddle ? " in the middle" : ""), () -> {
                if (inTheMiddle) {
                    disk.dieAfter(random.nextInt(1, 300));
                    soon(() -> !peer.alive(), () -> again(power));
                } else {
                    peer.kill();
                    again(power);
                }
            });
        }
        maybe(
                0.3,
                () -> at("stop and start", () -> {
                    peer.stop();
                    again(false);
                }));
    }

    /** Looks now and then, and at last in any case. */
    private void soon(BooleanSupplier when, Runnable what) {
        time.after(VirtualTime.SECOND, () -> {
            if (when.getAsBoolean()) {
                what.run();
            } else if (time.now() < CALM) {
                soon(when, what);
            } else {
                disk.dieAfter(Long.MAX_VALUE);
            }
        });
    }

    private void again(boolean power) {
        disk.dieAfter(Long.MAX_VALUE);
        if (power) {
            disk.losePower(random);
        }
        peer.start();
        order();
    }

    /** Orders what the peer does not know of yet. */
    void order() {
        peer.use(engine -> {
            for (var order : orders) {
                if (engine.all().stream().noneMatch(transfer -> is(transfer, order))) {
                    engine.start(order.wanted, DownloadOptions.NORMAL, peer.downloads());
                }
            }
        });
    }

    static boolean is(Transfer transfer, Order order) {
        return switch (order.wanted) {
            case Wanted.Content content -> transfer.content().equals(Optional.of(content.content()));
            case Wanted.Remote _ -> transfer.content().isEmpty();
        };
    }

    private void pauses() {
        between(
                "pause",
                () -> peer.use(engine ->
                        engine.all().forEach(transfer -> engine.commands().pause(transfer.id()))),
                () -> {});
        // Whatever is paused in the end is no answer to whether it completes.
        time.after(
                CALM,
                () -> peer.use(engine ->
                        engine.all().forEach(transfer -> engine.commands().resume(transfer.id()))));
    }

    private void between(String what, Runnable begin, Runnable end) {
        var from = random.nextLong(CALM - VirtualTime.SECOND);
        var to = random.nextLong(from, CALM);
        at(what + " from", from, begin);
        at(what + " until", to, end);
    }

    private void at(String what, Runnable action) {
        at(what, random.nextLong(random.nextBoolean() ? CALM : 5 * VirtualTime.SECOND), action);
    }

    private void at(String what, long when, Runnable action) {
        time.after(when, () -> {
            story.add(time.now() / VirtualTime.MILLISECOND + " ms: " + what);
            action.run();
        });
    }
}
