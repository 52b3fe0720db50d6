package org.truflow.bench.tracker;

import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.truflow.bench.search.Names;
import org.truflow.bench.sessions.Crowd;
import org.truflow.bench.sessions.SyntheticPeer;
import org.truflow.directory.Presence;
import org.truflow.identity.internal.KeptIdentity;
import org.truflow.protocol.Message;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Relay;
import org.truflow.protocol.tracker.SayPresence;
import org.truflow.protocol.tracker.Search;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** The people of one load process. Every method answers with {@code key=value} words, samples in microseconds. */
final class People implements AutoCloseable {
    private static final int PORT = 4321;
    private static final int PATIENCE = 1_200;
    private static final int PAGES_AT_ONCE = 8;
    private static final int LINE_TO = 20;
    private static final int WATCHERS = 5;
    private static final int WATCHED = 100;
    private static final int FLIPS_A_SECOND = 5;
    private static final List<String> WORDS = List.of("concert", "lecture", "winter", "season", "report", "piano");

    private final int first;
    private final List<SslContext> keys;
    private final Crowd crowd;
    private final InetSocketAddress tracker;
    private final SplittableRandom random;
    private List<SyntheticPeer> peers = List.of();

    People(InetSocketAddress tracker, int first, int count) {
        this.tracker = tracker;
        this.first = first;
        this.random = new SplittableRandom(first);
        this.keys = IntStream.range(0, count).parallel().mapToObj(_ -> key()).toList();
        this.crowd = new Crowd(tracker);
    }

    private static SslContext key() {
        try {
            return SyntheticPeer.tls(KeptIdentity.create());
        } catch (java.security.GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    private String name(int i) {
        return "person-%05d".formatted(first + i);
    }

    String logIn(int atOnce) throws Exception {
        var gate = new Semaphore(atOnce);
        var coming = new ArrayList<CompletableFuture<SyntheticPeer>>();
        var began = System.nanoTime();
        for (var i = 0; i < keys.size(); i++) {
            gate.acquire();
            var register = new Register(name(i), PORT, CatalogVersion.NONE);
            coming.add(crowd.connect(keys.get(i), Loopback.ofPerson(first + i))
                    .thenCompose(peer -> peer.ask(register).thenApply(_ -> peer))
                    .whenComplete((_, _) -> gate.release()));
        }
        all(coming);
        peers = coming.stream().map(CompletableFuture::join).toList();
        return "seconds=" + (System.nanoTime() - began) / 1e9;
    }

    String leave() {
        peers.forEach(SyntheticPeer::close);
        peers = List.of();
        return "left";
    }

    String publish(int files) throws Exception {
        var names = new Names(first);
        var gate = new Semaphore(PAGES_AT_ONCE);
        var applied = new ArrayList<CompletableFuture<?>>();
        var began = System.nanoTime();
        for (var peer : peers) {
            var changes = new ArrayList<CatalogChange>();
            for (var i = 0; i < files; i++) {
                changes.add(new CatalogChange.File(
                        names.next(), random.nextLong(1L << 32), Instant.EPOCH, Optional.empty()));
            }
            gate.acquire();
            applied.add(peer.ask(new ApplyCatalog(CatalogVersion.NONE, true, new CatalogVersion(1, 1), changes))
                    .whenComplete((_, _) -> gate.release()));
        }
        all(applied);
        return "seconds=" + (System.nanoTime() - began) / 1e9;
    }

    /** Everyone searches and says a line once a minute; some people's presence is watched and changes. */
    String live(int seconds) throws Exception {
        var searches = new ConcurrentLinkedQueue<Long>();
        var presence = new ConcurrentLinkedQueue<Long>();
        var failed = new AtomicLong();
        var changed = new ConcurrentHashMap<String, Long>();
        for (var watcher = 0; watcher < Math.min(WATCHERS, peers.size()); watcher++) {
            var names = IntStream.range(0, WATCHED)
                    .mapToObj(i -> name(random.nextInt(peers.size())))
                    .distinct()
                    .toList();
            peers.get(watcher).listen(push -> heard(push, changed, presence));
            peers.get(watcher).ask(AskPeople.watching(names)).get(PATIENCE, TimeUnit.SECONDS);
            watched.addAll(names);
        }
        var linesBefore = crowd.lines();
        var began = System.nanoTime();
        var step = Duration.ofMinutes(1).toNanos() / Math.max(1, peers.size());
        var flip = 1_000_000_000L / FLIPS_A_SECOND;
        var nextFlip = began;
        var asked = 0L;
        for (var due = began; due - began < seconds * 1_000_000_000L; due += step) {
            while (System.nanoTime() < due) {
                Thread.sleep(1);
            }
            search(peers.get(random.nextInt(peers.size())), searches, failed);
            peers.get(random.nextInt(peers.size()))
                    .say(new Relay(group(LINE_TO), "a line of some words, as people write them"));
            asked++;
            if (due >= nextFlip && !watched.isEmpty()) {
                nextFlip += flip;
                flip(changed);
            }
        }
        Thread.sleep(1_500);
        return "searches=" + joined(searches) + " presence=" + joined(presence) + " failed=" + failed + " asked="
                + asked + " unheard=" + changed.size() + " lines=" + (crowd.lines() - linesBefore);
    }

    private final List<String> watched = new ArrayList<>();
    private final Map<String, Presence> shown = new ConcurrentHashMap<>();

    private void flip(Map<String, Long> changed) {
        var name = watched.get(random.nextInt(watched.size()));
        if (changed.containsKey(name)) {
            return;
        }
        var next = shown.getOrDefault(name, Presence.ONLINE) == Presence.AWAY ? Presence.ONLINE : Presence.AWAY;
        shown.put(name, next);
        changed.put(name, System.nanoTime());
        peers.get(Integer.parseInt(name.substring(name.indexOf('-') + 1)) - first)
                .say(new SayPresence(next));
    }

    private void heard(Message.Push push, Map<String, Long> changed, ConcurrentLinkedQueue<Long> samples) {
        if (push instanceof PresenceChanged change) {
            for (var person : change.people()) {
                if (person.presence() == shown.get(person.name())) {
                    var since = changed.remove(person.name());
                    if (since != null) {
                        samples.add((System.nanoTime() - since) / 1_000);
                    }
                }
            }
        }
    }

    private void search(SyntheticPeer peer, ConcurrentLinkedQueue<Long> samples, AtomicLong failed) {
        var began = System.nanoTime();
        peer.ask(new Search(WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(100), 20, Optional.empty()))
                .whenComplete((found, _) -> {
                    if (found == null) {
                        failed.incrementAndGet();
                    } else {
                        samples.add((System.nanoTime() - began) / 1_000);
                    }
                });
    }

    private List<String> group(int size) {
        return IntStream.range(0, size)
                .mapToObj(_ -> name(random.nextInt(peers.size())))
                .toList();
    }

    /** Lines to a whole group, as fast as they are taken: a few are under way at any time. */
    String saturate(int seconds, int groupSize) throws Exception {
        var size = Math.min(groupSize, peers.size() - 1);
        var group = IntStream.range(0, size).mapToObj(this::name).toList();
        var sender = peers.get(peers.size() - 1);
        var before = crowd.lines();
        var began = System.nanoTime();
        var sent = 0L;
        while (System.nanoTime() - began < seconds * 1_000_000_000L) {
            if (sent * size - (crowd.lines() - before) < 16L * size) {
                sender.say(new Relay(group, "a line of some words, as people write them"));
                sent++;
            } else {
                Thread.onSpinWait();
                Thread.sleep(0, 100_000);
            }
        }
        var took = (System.nanoTime() - began) / 1e9;
        return "deliveries=" + (crowd.lines() - before) + " seconds=" + took;
    }

    String attack(String kind, int seconds) throws Exception {
        return Attack.valueOf(kind).run(tracker, crowd, peers, seconds);
    }

    private static String joined(Iterable<Long> samples) {
        var list = new ArrayList<Long>();
        samples.forEach(list::add);
        return list.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void all(List<? extends CompletableFuture<?>> futures) throws Exception {
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get(PATIENCE, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        crowd.close();
    }
}
