package org.truflow.bench.sessions;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.truflow.bench.Benchmark;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;
import org.truflow.bench.Usage;
import org.truflow.harness.Condition;
import org.truflow.harness.Sandbox;
import org.truflow.identity.Identity;
import org.truflow.identity.internal.KeptIdentity;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Register;
import org.truflow.share.CatalogVersion;

/** How many registered, idle sessions a tracker holds, what they cost, and how long they take to come. */
public final class ManySessions implements Benchmark {
    private static final int[] STEPS = {2_000, 10_000};
    private static final int AT_ONCE = 64;
    private static final int PORT = 4321;
    private static final int ASKED = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long QUIET_NANOS = 1_000_000_000;

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        var steps = Arrays.stream(STEPS).map(step -> (int) setting.amount(step)).toArray();
        var identities = identities(steps[steps.length - 1]);
        var table = new Report.Table(
                "people at one tracker",
                "sessions",
                "came in s",
                "a second",
                "told of all after s",
                "MB that took",
                "CPU s of the tracker",
                "MiB in RAM",
                "KiB a session");
        try (var sandbox = new Sandbox(setting.root())) {
            var tracker = LargeTracker.start(sandbox, "tracker");
            var empty = tracker.settledMemory();
            table.row("before anyone came", "0", "", "", "", "", "", Samples.number(empty, 0), "");
            try (var crowd = new Crowd(tracker.address())) {
                var peers = new ArrayList<SyntheticPeer>();
                for (var step : steps) {
                    var more = new Arrival(tracker, crowd, identities.subList(peers.size(), step), peers.size());
                    var name = "new names, each registered durably, " + (peers.isEmpty() ? "first" : "then");
                    peers.addAll(more.come());
                    more.row(table, name, peers.size(), empty);
                }
                var asked = stillThere(peers);
                if (crowd.ended() > 0) {
                    throw new IOException(crowd.ended() + " sessions ended by themselves");
                }
                report.say(
                        "All %,d sessions were open at the end; %d of them asked something and were answered.",
                        peers.size(), asked);
            }
            Condition.await(
                    "everyone to be gone",
                    PATIENCE,
                    () -> tracker.product().json("status").path("online").asInt() == 0);
            try (var crowd = new Crowd(tracker.address())) {
                var again = new Arrival(tracker, crowd, identities, 0);
                var peers = again.come();
                again.row(table, "known names, all back after they were gone", peers.size(), empty);
            }
        }
        report.add(table);
        report.say(
                "One load process with %d log-ins under way at once, on the same %d processors; the tracker with the JVM options of the product,"
                        + " its memory after a garbage collection, and a session's share of what came on top of the empty tracker."
                        + " Told of all: until nobody was told anything for a second; everyone is told of everyone.",
                AT_ONCE, Runtime.getRuntime().availableProcessors());
    }

    private static List<Identity> identities(int count) {
        System.out.println("  making " + count + " keys");
        return IntStream.range(0, count)
                .parallel()
                .<Identity>mapToObj(_ -> identity())
                .toList();
    }

    private static Identity identity() {
        try {
            return KeptIdentity.create();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    /** Asks over some of the sessions, from the first to the last, and returns how many answered. */
    private static int stillThere(List<SyntheticPeer> peers) throws Exception {
        var answers = new ArrayList<CompletableFuture<?>>();
        var someone = org.truflow.id.PeerId.of(new byte[32]);
        for (var i = 0; i < ASKED; i++) {
            answers.add(peers.get((int) ((long) i * peers.size() / ASKED)).ask(new Locate(someone)));
        }
        await(answers);
        return answers.size();
    }

    private static void await(Collection<? extends CompletableFuture<?>> futures)
            throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Many that come at once. */
    private static final class Arrival {
        private final LargeTracker tracker;
        private final Crowd crowd;
        private final List<Identity> identities;
        private final int first;
        private double came;
        private double told;
        private double cpu;
        private long sent;

        Arrival(LargeTracker tracker, Crowd crowd, List<Identity> identities, int first) {
            this.tracker = tracker;
            this.crowd = crowd;
            this.identities = identities;
            this.first = first;
        }

        List<SyntheticPeer> come() throws Exception {
            var gate = new Semaphore(AT_ONCE);
            var coming = new ArrayList<CompletableFuture<SyntheticPeer>>();
            var before = Usage.of(tracker.product().pid());
            var toldBefore = crowd.told();
            var began = System.nanoTime();
            for (var i = 0; i < identities.size(); i++) {
                gate.acquire();
                var name = "person-%05d".formatted(first + i);
                coming.add(crowd.connect(identities.get(i))
                        .thenCompose(peer -> peer.ask(new Register(name, PORT, CatalogVersion.NONE))
                                .thenApply(_ -> peer))
                        .whenComplete((_, _) -> gate.release()));
            }
            await(coming);
            came = (System.nanoTime() - began) / 1e9;
            told = (quiet() - began) / 1e9;
            cpu = Usage.of(tracker.product().pid()).since(before).seconds();
            sent = crowd.told() - toldBefore;
            return coming.stream().map(CompletableFuture::join).toList();
        }

        void row(Report.Table table, String what, int sessions, double empty) throws IOException {
            var memory = tracker.settledMemory();
            System.out.printf("  %s: %,d sessions, %.1f s%n", what, sessions, came);
            table.row(
                    what,
                    Samples.number(sessions, 0),
                    Samples.number(came, 1),
                    Samples.number(identities.size() / came, 0),
                    Samples.number(told, 1),
                    Samples.number(sent / 1e6, 0),
                    Samples.number(cpu, 1),
                    Samples.number(memory, 0),
                    Samples.number((memory - empty) * 1024 / sessions, 1));
        }

        /** Waits until nothing comes any more and returns when the last came. */
        private long quiet() throws IOException {
            var bytes = new long[] {-1};
            var since = new long[] {System.nanoTime()};
            Condition.await("everyone to be told of everyone", PATIENCE, () -> {
                var now = System.nanoTime();
                if (crowd.told() != bytes[0]) {
                    bytes[0] = crowd.told();
                    since[0] = now;
                }
                return now - since[0] > QUIET_NANOS;
            });
            return since[0];
        }
    }
}
