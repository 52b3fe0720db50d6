package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.swarm.internal.queue.Item;

/**
 * Failed downloads that may go on without a person: those that a disk stopped are tried again when their time has come, the wait
 * doubling with each failure in a row, up to an hour; those for which there was no room, as soon as there is. Confined to the lane.
 */
final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final long LOOK_EVERY = 1_000_000_000L;
    private static final long ROOM_EVERY = 10_000_000_000L;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLED = 20;
    private static final long ROOM = 16L << 20;

    private final Tools tools;
    private final Duration first;
    private final Consumer<Download> again;
    private final Set<Download> failed = new LinkedHashSet<>();
    private long lookAt;
    private long roomAt;

    /** @param first wait; {@code again} is told who is to be tried again */
    Retries(Tools tools, Duration first, Consumer<Download> again) {
        this.tools = tools;
        this.first = first;
        this.again = again;
        var now = tools.nanos().getAsLong();
        this.lookAt = now + LOOK_EVERY;
        this.roomAt = now + ROOM_EVERY;
    }

    /** Returns a failure with the time of the next attempt, if it makes sense. @param attempts failures before */
    Failed planned(Failed why, int attempts) {
        return switch (why.reason()) {
            case DISK_ERROR, NOT_WRITABLE, NAME_CLASH -> {
                var wait = first.multipliedBy(1L << Math.min(attempts, MOST_DOUBLED));
                var at = tools.clock().instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
                yield new Failed(why.reason(), why.message(), Optional.of(at));
            }
            // The one goes on when there is room; of the others only a person can say something else.
            case DISK_FULL, UNSAFE_NAME, NOT_FOUND -> why;
        };
    }

    void add(Download download) {
        failed.add(download);
    }

    void remove(Download download) {
        failed.remove(download);
    }

    void tick(long now) {
        if (now - lookAt >= 0) {
            lookAt = now + LOOK_EVERY;
            var time = tools.clock().instant();
            failed.stream()
                    .filter(download -> download.item()
                            .failure()
                            .flatMap(Failed::retry)
                            .filter(at -> !at.isAfter(time))
                            .isPresent())
                    .toList()
                    .forEach(again);
        }
        if (now - roomAt >= 0) {
            roomAt = now + ROOM_EVERY;
            lookForRoom();
        }
    }

    /** Goes on with downloads that a full disk stopped, when it is full no more. */
    private void lookForRoom() {
        var full = failed.stream()
                .filter(download -> download.item()
                        .failure()
                        .filter(why -> why.reason() == Reason.DISK_FULL)
                        .isPresent())
                .toList();
        if (full.isEmpty()) {
            return;
        }
        try {
            tools.disk().execute(() -> {
                List<Download> roomy = full.stream()
                        .filter(download -> hasRoom(download.item()))
                        .toList();
                tools.lane()
                        .execute(() ->
                                roomy.stream().filter(failed::contains).toList().forEach(again));
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops before the disk is looked at");
        }
    }

    @SuppressWarnings("resource") // a file store holds nothing
    private static boolean hasRoom(Item item) {
        try {
            var missing = item.size() < 0 ? 0 : item.size() - item.done();
            return Files.getFileStore(item.root()).getUsableSpace() > missing + ROOM;
        } catch (IOException e) {
            LOG.debug("the disk of {} cannot be looked at", item.root(), e);
            return false;
        }
    }
}
