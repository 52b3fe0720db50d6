package org.truflow.transfer.swarm.internal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.id.PeerId;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.sim.SimSource.Vice;

/** What several sources give together, measured in virtual time: it does not depend on the machine. */
@SuppressWarnings("resource") // a simulated disk holds nothing
class SwarmSpeedTest {
    private static final long MEGABYTE = 1_000_000;
    private static final long LONGEST = 600 * VirtualTime.SECOND;
    private static final long MILLISECOND = VirtualTime.MILLISECOND;

    private final List<Transfer> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_slow_source_and_a_liar_cost_less_than_a_twentieth_of_what_the_honest_ones_give(long seed) {
        var content = SimContent.of(80 << 20);
        var fast = new SimSource(id(1), "fast", Vice.NONE, MILLISECOND, 15 * MEGABYTE);
        var slow = new SimSource(id(2), "slow", Vice.NONE, MILLISECOND, 5 * MEGABYTE);
        var liar = new SimSource(id(3), "liar", Vice.WRONG_PIECE_OF_FIFTY, MILLISECOND, 15 * MEGABYTE);

        var nanos = download(seed, 64 << 20, List.of(content), List.of(fast, slow, liar));

        var honest = content.size() / (double) (fast.bytesPerSecond + slow.bytesPerSecond);
        assertTrue(
                nanos / 1e9 <= honest / 0.95,
                nanos / 1e9 + " s, and the honest ones alone could do it in " + honest + " s, seed " + seed);
        assertTrue(liar.lied);
        assertEquals(
                List.of("liar"),
                done.getFirst().sources().stream()
                        .filter(share -> share.rejected() > 0)
                        .map(Transfer.SourceShare::user)
                        .toList());
    }

    @Test
    void thirty_two_downloads_at_once_hold_no_more_in_memory_than_was_chosen() {
        var contents = new ArrayList<SimContent>();
        for (var number = 0; number < 32; number++) {
            contents.add(SimContent.of((5 << 20) + number));
        }
        var sources = new ArrayList<SimSource>();
        for (var number = 1; number <= 8; number++) {
            sources.add(new SimSource(id(number), "user" + number, Vice.NONE, 20 * MILLISECOND, 20 * MEGABYTE));
        }

        download(1, 16 << 20, contents, sources);
    }

    private static PeerId id(int number) {
        return Scenario.id(number);
    }

    /** Returns how long it took, in nanoseconds. Fails if a file is wrong or more memory was in use. */
    private long download(long seed, long memory, List<SimContent> contents, List<SimSource> sources) {
        var time = new VirtualTime(new SplittableRandom(seed), true);
        var network = new SimNetwork(time);
        var disk = new SimDisk();
        var peer = new Peer(time, network, disk, id(0), memory, contents.size(), contents.size());
        for (var source : sources) {
            source.contents.addAll(contents);
            source.online = true;
            source.knowsLeaves = true;
            network.sources.put(source.peer, source);
        }
        peer.start();
        var began = time.now();
        peer.use(engine -> contents.forEach(content -> engine.start(
                new Wanted.Content(content.hash(), "file-" + content.size(), Optional.empty()),
                DownloadOptions.NORMAL,
                peer.downloads())));
        while (!peer.transfers().stream().allMatch(it -> it.state() instanceof TransferState.Completed)) {
            assertTrue(time.step(began + LONGEST), () -> peer.transfers().toString());
        }
        done.addAll(peer.transfers());
        for (var content : contents) {
            var file = disk.files().get(Peer.DOWNLOADS + "/file-" + content.size());
            assertTrue(content.is(file), content.toString());
        }
        assertTrue(network.most() <= memory, network.most() + " bytes were under way");
        return time.now() - began;
    }
}
