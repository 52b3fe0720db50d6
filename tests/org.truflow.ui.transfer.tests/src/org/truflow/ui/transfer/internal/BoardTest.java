package org.truflow.ui.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.ui.transfer.internal.Given.download;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.truflow.transfer.TransferState;

@NonNullByDefault({})
class BoardTest {
    private final Semaphore changes = new Semaphore(0);
    private final Board board = new Board(changes::release);
    private final FakeTransfers engine = new FakeTransfers();

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void groups_downloads_by_what_becomes_of_them() throws Exception {
        engine.tell(download(1, Given.RUNNING));
        engine.tell(download(2, new TransferState.Queued()));
        engine.tell(download(3, new TransferState.Waiting("nobody")));
        engine.tell(download(4, new TransferState.Paused()));
        engine.tell(download(5, new TransferState.Failed(TransferState.Reason.DISK_FULL, "full")));
        engine.tell(download(6, Given.DONE));
        engine.tell(download(7, new TransferState.Cancelled(true)));
        watch();

        var sections = board.sections();

        assertEquals(List.of("file1"), names(sections, Section.DOWNLOADING));
        assertEquals(List.of("file2", "file3"), names(sections, Section.QUEUED));
        assertEquals(List.of("file4"), names(sections, Section.PAUSED));
        assertEquals(List.of("file5"), names(sections, Section.FAILED));
        assertEquals(List.of("file7", "file6"), names(sections, Section.FINISHED));
    }

    @Test
    void follows_what_the_engine_tells_and_the_order_of_its_queue() throws Exception {
        watch();
        var first = download(1, new TransferState.Queued());
        var second = download(2, new TransferState.Queued());
        engine.queue.addAll(List.of(second, first));

        engine.tell(first);
        engine.tell(second);

        assertEquals(List.of("file2", "file1"), names(board.sections(), Section.QUEUED));
        engine.queue.clear();
        engine.queue.addAll(List.of(first, second));
        board.reordered();
        assertEquals(List.of("file1", "file2"), names(board.sections(), Section.QUEUED));
        engine.tell(download(1, new TransferState.Forgotten()));
        assertEquals(List.of("file2"), names(board.sections(), Section.QUEUED));
    }

    @Test
    void keeps_what_was_shown_while_the_engine_is_away_and_leaves_it_alone() throws Exception {
        engine.tell(download(1, Given.RUNNING));
        watch();

        board.transfers(Optional.empty());
        changed();

        assertEquals(0, engine.listeners());
        assertEquals(List.of("file1"), names(board.sections(), Section.DOWNLOADING));
    }

    private void watch() throws InterruptedException {
        changes.drainPermits();
        board.transfers(Optional.of(engine));
        changed();
    }

    private void changed() throws InterruptedException {
        assertTrue(changes.tryAcquire(10, TimeUnit.SECONDS));
    }

    private static List<String> names(Map<Section, List<Row>> sections, Section section) {
        return sections.get(section).stream().map(Row::name).toList();
    }
}
