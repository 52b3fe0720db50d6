package org.truflow.chat.rooms.internal.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.RoomRole;
import org.truflow.protocol.room.LineKind;

final class RoomStoreTest {
    private static final KeptRoom LAB = new KeptRoom(
            new Room(
                    7,
                    "lab",
                    "tabs\tand such",
                    true,
                    3,
                    0,
                    Optional.of(RoomRole.OWNER),
                    false,
                    Duration.ofSeconds(5),
                    9),
            42);

    private final Path folder;

    RoomStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_was_committed_is_there_again_and_the_rest_is_not() throws Exception {
        byte[] key;
        try (var store = RoomStore.open(folder)) {
            var file = new RoomFile(store);
            key = file.key();
            var batch = file.batch();
            file.put(batch, LAB);
            file.put(batch, out(file.nextOrder(), 7));
            batch.commit();
            file.put(batch, out(file.nextOrder(), 7));
        }

        try (var store = RoomStore.open(folder)) {
            var file = new RoomFile(store);
            assertEquals(List.of(LAB), file.rooms());
            assertEquals(1, file.outgoing(7).size());
            assertArrayEquals(key, file.key());
            assertEquals(2, file.nextOrder());
        }
    }

    @Test
    void lines_come_by_number_and_the_oldest_go() throws Exception {
        try (var store = RoomStore.open(folder)) {
            var file = new RoomFile(store);
            var batch = file.batch();
            for (var number = 1; number <= RoomFile.MOST_LINES + 10; number++) {
                file.put(batch, 7, line(number));
                file.put(batch, 8, line(number));
            }
            batch.commit();

            var lines = file.lines(7, 5_005, 3);

            assertEquals(
                    List.of(5_002L, 5_003L, 5_004L),
                    lines.stream().map(KeptLine::number).toList());
            assertEquals(
                    RoomFile.MOST_LINES, file.lines(7, Long.MAX_VALUE, 10_000).size());
            assertEquals(Optional.of(line(11)), file.line(batch, 8, 11));
            assertEquals(Optional.empty(), file.line(batch, 8, 10));
        }
    }

    @Test
    void a_room_is_forgotten_with_all_that_is_its() throws Exception {
        try (var store = RoomStore.open(folder)) {
            var file = new RoomFile(store);
            var batch = file.batch();
            file.put(batch, LAB);
            file.put(batch, 7, line(1));
            file.put(batch, 8, line(1));
            file.put(batch, out(file.nextOrder(), 7));
            file.put(batch, out(file.nextOrder(), 8));
            batch.commit();

            file.forget(batch, 7);
            batch.commit();

            assertEquals(List.of(), file.rooms());
            assertEquals(List.of(), file.lines(7, Long.MAX_VALUE, 10));
            assertEquals(List.of(), file.outgoing(7));
            assertEquals(1, file.outgoing(8).size());
            assertFalse(file.lines(8, Long.MAX_VALUE, 10).isEmpty());
        }
    }

    @Test
    void a_damaged_file_is_set_aside() throws Exception {
        Files.writeString(folder.resolve("rooms.mv"), "nonsense ".repeat(2_000));

        try (var store = RoomStore.open(folder)) {
            assertEquals(List.of(), new RoomFile(store).rooms());
        }

        assertEquals(true, Files.exists(folder.resolve("rooms.mv.damaged")));
    }

    @Test
    void only_the_owner_reads_the_file() throws Exception {
        try (var store = RoomStore.open(folder)) {
            new RoomFile(store).key();
        }

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("rooms.mv"))));
    }

    private static KeptLine line(long number) {
        return new KeptLine(
                number,
                new UUID(3, number),
                Instant.ofEpochMilli(number),
                "ada",
                RoomLine.Kind.TOPIC,
                0,
                "line " + number,
                false);
    }

    private static Outgoing out(long order, long room) {
        return new Outgoing(order, room, new UUID(1, order), LineKind.SAID, 0, new byte[] {1}, new byte[0], 0, 0);
    }
}
