package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/**
 * Who gave something wrong of which content: not asked for it again for a day, over restarts too. The last thousand are
 * remembered. Somebody whose disk is broken may mend it, so it is not for ever. Call from any thread; nothing waits but the
 * constructor.
 */
public final class Liars {
    private static final Logger LOG = LoggerFactory.getLogger(Liars.class);
    private static final int MOST = 1_000;
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration LONG_ENOUGH = Duration.ofDays(1);

    private record Lie(PeerId peer, ContentHash content) {}

    private final Path file;
    private final Executor disk;
    private final InstantSource clock;
    private final Map<Lie, Instant> lies = new LinkedHashMap<>();

    /** Reads what is remembered. @param disk threads that wait for the disk */
    public Liars(Path file, Executor disk, InstantSource clock) {
        this.file = file;
        this.disk = disk;
        this.clock = clock;
        try {
            if (Files.size(file) <= MOST_BYTES) {
                Files.readAllLines(file).forEach(this::read);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("nobody has lied yet");
        } catch (IOException e) {
            LOG.warn("who lied earlier cannot be read from {}", file, e);
        }
    }

    private void read(String line) {
        var parts = line.split(" ");
        try {
            if (parts.length == 3) {
                lies.put(new Lie(PeerId.parse(parts[0]), ContentHash.parse(parts[1])), Instant.parse(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            LOG.debug("a line of {} makes no sense", file, e);
        }
    }

    /** Returns whether {@code peer} lied about {@code content} lately. */
    public synchronized boolean lied(PeerId peer, ContentHash content) {
        var when = lies.getOrDefault(new Lie(peer, content), Instant.MIN);
        return when.isAfter(clock.instant().minus(LONG_ENOUGH));
    }

    /** Remembers a lie. */
    public void remember(PeerId peer, ContentHash content) {
        List<String> lines;
        synchronized (this) {
            var now = clock.instant();
            var lie = new Lie(peer, content);
            lies.remove(lie);
            lies.put(lie, now);
            lies.values().removeIf(when -> when.isBefore(now.minus(LONG_ENOUGH)));
            while (lies.size() > MOST) {
                lies.remove(lies.keySet().iterator().next());
            }
            lines = new ArrayList<>();
            lies.forEach((each, when) -> lines.add(each.peer + " " + each.content + " " + when));
        }
        try {
            disk.execute(() -> write(lines));
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine stops before a lie is written down");
        }
    }

    private synchronized void write(List<String> lines) {
        var next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("who lied cannot be written to {}: a restart will not know of it", file, e);
        }
    }
}
