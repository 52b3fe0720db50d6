package org.truflow.transfer.swarm.internal.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.queue.Item.Kind;
import org.truflow.transfer.swarm.internal.queue.Item.Standing;

@NonNullByDefault({})
class QueueLogTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.5Z");
    private static final ContentHash CONTENT = ContentHash.parse("ab".repeat(32));

    @TempDir
    Path folder;

    @Test
    void reads_back_what_it_wrote() throws IOException {
        var items = List.of(
                item(1),
                item(2).failed(new Failed(Reason.DISK_FULL, "full", Optional.of(NOW)), NOW),
                item(3).standing(Standing.PAUSED, NOW),
                item(4).cancelledButKept(NOW),
                item(5).ranked(Priority.HIGH, -7));
        String tag;
        try (var log = open()) {
            tag = log.tag();
            for (var item : items) {
                log.sync(log.put(item));
            }
        }

        try (var log = open()) {
            assertEquals(items, log.takeItems());
            assertEquals(tag, log.tag());
        }
    }

    @Test
    void the_last_word_counts_and_old_ones_are_dropped_in_time() throws IOException {
        try (var log = open()) {
            for (var i = 0; i < 10_000; i++) {
                log.put(item(i % 10).progress(i, 0, List.of()));
            }
        }
        var before = Files.size(file());

        try (var log = open()) {
            var items = log.takeItems();
            assertEquals(10, items.size());
            assertEquals(9_990, items.getFirst().done());
        }

        assertTrue(Files.size(file()) < before / 100, Files.size(file()) + " of " + before);
    }

    @Test
    void cut_anywhere_it_gives_what_was_completely_written() throws IOException {
        var ends = new long[5];
        try (var log = open()) {
            for (var i = 0; i < ends.length; i++) {
                log.put(item(i));
                ends[i] = Files.size(file());
            }
        }
        var whole = Files.readAllBytes(file());
        for (var length = whole.length; length >= 8; length--) {
            Files.write(file(), Arrays.copyOf(whole, length));
            var expected = 0;
            for (var end : ends) {
                expected += end <= length ? 1 : 0;
            }

            try (var log = open()) {
                assertEquals(expected, log.takeItems().size());
                log.put(item(99));
            }
            try (var log = open()) {
                assertEquals(99, log.takeItems().getLast().id());
            }
        }
    }

    @Test
    void what_is_forgotten_is_gone_and_its_number_is_not_given_again() throws IOException {
        try (var log = open()) {
            for (var i = 1; i <= 3; i++) {
                log.put(item(i));
            }
            log.forget(3);
            log.forget(1);
        }

        try (var log = open()) {
            assertEquals(List.of(item(2)), log.takeItems());
            assertEquals(3, log.lastId());
        }
    }

    @Test
    void written_anew_while_it_is_used_it_holds_what_was_put_meanwhile() throws IOException {
        try (var log = open()) {
            var items = new ArrayList<Item>();
            for (var i = 1; i <= 100; i++) {
                log.put(item(i));
                items.add(item(i).progress(i, 0, List.of()));
            }
            log.forget(100);
            items.removeLast();
            log.beginRewrite();
            log.sync(log.put(item(7).standing(Standing.PAUSED, NOW)));
            log.forget(8);
            log.rewrite(items);
            log.sync(log.put(item(101)));
        }

        try (var log = open()) {
            var items = log.takeItems();
            assertEquals(99, items.size());
            assertEquals(item(7).standing(Standing.PAUSED, NOW), items.get(6));
            assertEquals(9, items.get(7).done());
            assertEquals(item(101), items.getLast());
            assertEquals(101, log.lastId());
        }
    }

    @Test
    void changed_bytes_never_make_an_item_that_was_not_written() throws IOException {
        try (var log = open()) {
            log.put(item(1));
            log.put(item(2));
        }
        var whole = Files.readAllBytes(file());
        var random = new Random(5);
        for (var i = 0; i < 300; i++) {
            var changed = whole.clone();
            changed[8 + random.nextInt(whole.length - 8)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file(), changed);

            try (var log = open()) {
                for (var item : log.takeItems()) {
                    assertEquals(item(item.id()), item);
                }
            }
        }
    }

    @Test
    void lists_of_files_survive_a_round_trip() throws IOException {
        var manifest = folder.resolve("1.files");
        try (var writer = new Manifest.Writer(manifest)) {
            writer.folder("a");
            writer.file("a/b", 5, Optional.of(CONTENT));
            writer.file("a/c", 6, Optional.empty());
            writer.file("x".repeat(5_000), 7, Optional.empty());
            writer.complete();
        }
        try (var reader = new Manifest.Reader(manifest);
                var done = new DoneFiles(folder.resolve("1.done"))) {
            done.add(0, 1);
            var lines = reader.next(10, done.done());
            assertEquals(
                    List.of("a/b", "a/c", "/"),
                    lines.stream().map(Manifest.Line::path).toList());
            Manifest.hashed(manifest, lines.get(1), 8, CONTENT);
        }
        try (var reader = new Manifest.Reader(manifest);
                var done = new DoneFiles(folder.resolve("1.done"))) {
            assertEquals(1, done.done().cardinality());
            reader.next();
            reader.next();
            assertEquals(
                    new Manifest.Line(2, 44 + 46, "a/c", false, 8, Optional.of(CONTENT)),
                    reader.next().orElseThrow());
        }
    }

    private QueueLog open() throws IOException {
        return QueueLog.open(file());
    }

    private Path file() {
        return folder.resolve("transfer/queue.log");
    }

    private static Item item(long id) {
        var wanted = id % 2 == 0
                ? new Wanted.Content(CONTENT, "n\u00e4me", Optional.empty())
                : new Wanted.Remote("user", "a/b", Optional.of(Path.of("/somewhere")));
        return Item.fresh(
                        id,
                        wanted,
                        NOW,
                        new Item.Place(Path.of("/somewhere"), "n\u00e4me", "n\u00e4me (2)"),
                        new Item.Thing(Kind.FILE, Optional.of(CONTENT), 7, 1),
                        new DownloadOptions(Priority.LOW, true, false))
                .progress(3, 0, List.of(new SourceShare(PeerId.of(new byte[32]), "anna", 3, 1)));
    }
}
