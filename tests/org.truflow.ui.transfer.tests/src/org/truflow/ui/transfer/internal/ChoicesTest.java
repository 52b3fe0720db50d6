package org.truflow.ui.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.ui.transfer.internal.Given.download;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.send.IncomingState;
import org.truflow.send.SendingState;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.ui.transfer.internal.Row.Download;

@NonNullByDefault({})
class ChoicesTest {
    private static final TransferState FAILED = new TransferState.Failed(TransferState.Reason.DISK_FULL, "full");

    @Test
    void offers_for_several_what_can_be_done_with_some_of_them() {
        var choices = of(
                download(1, Given.RUNNING),
                download(2, new TransferState.Paused()),
                download(3, Given.DONE),
                download(4, new TransferState.Cancelled(true)));

        assertEquals(List.of(1L), choices.pausable());
        assertEquals(List.of(2L, 4L), choices.resumable());
        assertEquals(List.of(1L, 2L, 4L), choices.cancellable());
        assertEquals(List.of(3L, 4L), choices.forgettable());
        assertEquals(List.of(1L, 2L, 3L), choices.checkable());
        assertEquals(List.of(Path.of("/downloads/file3")), choices.files());
        assertEquals(Optional.of(Priority.NORMAL), choices.priority());
        assertFalse(choices.retry());
        assertEquals(4, choices.links().lines().count());
    }

    @Test
    void what_failed_is_tried_again() {
        var choices = of(download(1, FAILED));

        assertTrue(choices.retry());
        assertEquals(List.of(1L), choices.resumable());
        assertEquals(List.of(1L), choices.cancellable());
    }

    @Test
    void asks_whether_to_keep_only_what_is_there() {
        assertTrue(of(download(1, Given.RUNNING)).worthKeeping());
        assertFalse(of(download(1, Given.RUNNING, 0, List.of())).worthKeeping());
        assertFalse(of(download(1, Given.DONE)).worthKeeping());
    }

    @Test
    void knows_what_can_be_done_with_things_sent() {
        var choices = new Choices(List.of(
                new Row.In(Given.question(1)),
                new Row.In(Given.offer(2, new IncomingState.Expired())),
                new Row.Out(Given.sending(3, new SendingState.Running(""))),
                new Row.Out(Given.sending(4, new SendingState.Withdrawn()))));

        assertEquals(List.of(1L), choices.questions());
        assertEquals(List.of(3L), choices.withdrawable());
        assertEquals(Optional.of("ben"), choices.person());
    }

    private static Choices of(Transfer... transfers) {
        return new Choices(Stream.of(transfers).<Row>map(Download::new).toList());
    }
}
