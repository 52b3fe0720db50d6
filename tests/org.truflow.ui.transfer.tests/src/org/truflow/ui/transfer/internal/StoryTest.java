package org.truflow.ui.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.truflow.ui.transfer.internal.Given.download;
import static org.truflow.ui.transfer.internal.Given.source;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.transfer.TransferState;

@NonNullByDefault({})
class StoryTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final FakeTransfers engine = new FakeTransfers();
    private final Story story = new Story(engine, now::get);

    @Test
    void tells_what_changed_and_no_more_newest_first() {
        engine.tell(download(1, new TransferState.Queued()));
        engine.tell(download(1, Given.RUNNING, 0, List.of()));
        engine.tell(download(1, Given.RUNNING, 10, List.of(source(1, 10, 0))));
        engine.tell(download(1, Given.RUNNING, 20, List.of(source(1, 20, 0))));
        engine.tell(download(1, Given.RUNNING, 20, List.of(source(1, 20, 1))));
        engine.tell(download(1, Given.DONE));

        assertEquals(
                List.of(
                        Words.TEXTS.get("log.completed", "/downloads/file1"),
                        Words.TEXTS.get("log.rejected", "user1"),
                        Words.TEXTS.get("log.source", "user1"),
                        Words.TEXTS.get("state.running"),
                        Words.TEXTS.get("state.queued")),
                story.of(1).stream().map(Story.Line::text).toList());
        assertEquals(List.of(), story.of(2));
    }

    @Test
    void forgets_what_was_forgotten_and_remembers_only_so_much() {
        for (var id = 1; id <= 1_000; id++) {
            engine.tell(download(id, Given.RUNNING));
        }
        engine.tell(download(1_000, new TransferState.Forgotten()));

        assertEquals(0, story.of(1).size());
        assertEquals(0, story.of(1_000).size());
        assertEquals(1, story.of(999).size());
    }

    @Test
    void a_speed_holds_until_another_is_told() {
        engine.tell(download(1, Given.RUNNING));
        now.set(Given.NOON.plusSeconds(3));
        engine.tell(download(1, new TransferState.Paused()));
        now.set(Given.NOON.plusSeconds(4));

        assertArrayEquals(new double[] {100, 100, 100, 0, 0}, story.speeds(1));
        assertEquals(0, story.speed());
    }

    @Test
    void ends_its_subscription() {
        story.stop();

        assertEquals(0, engine.listeners());
    }
}
