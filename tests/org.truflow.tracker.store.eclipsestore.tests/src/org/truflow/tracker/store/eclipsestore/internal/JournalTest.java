package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final LocalDisk DISK = new LocalDisk();

    @Test
    void gives_back_what_was_appended(@TempDir Path folder) throws Exception {
        var file = write(folder, List.of("one"), List.of("two", "", "x".repeat(3_000_000)));

        assertEquals(List.of("one", "two", "", "x".repeat(3_000_000)), read(file, true));
    }

    @Test
    void goes_on_after_it_was_read(@TempDir Path folder) throws Exception {
        var file = write(folder, List.of("one"));
        try (var journal = new JournalReader(file, 1, DISK).read(true, body -> {})) {
            journal.append(List.of("two".getBytes(StandardCharsets.UTF_8)));
        }

        assertEquals(List.of("one", "two"), read(file, true));
    }

    @Test
    void a_tail_torn_at_any_byte_is_cut_off(@TempDir Path folder) throws Exception {
        var file = write(folder, List.of("one"), List.of("two"), List.of("three", "four"));
        var whole = Files.readAllBytes(file);
        var kept = lengthOf(List.of("one", "two"));

        for (var length = kept; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            var expected = length < kept + JournalFormat.RECORD_HEAD + 5
                    ? List.of("one", "two")
                    : List.of("one", "two", "three");
            assertEquals(expected, read(file, true), "cut at " + length);
            assertEquals(lengthOf(expected), Files.size(file));
        }
    }

    @Test
    void a_tail_garbled_at_any_byte_is_cut_off(@TempDir Path folder) throws Exception {
        var file = write(folder, List.of("one"), List.of("two"), List.of("three", "four"));
        var whole = Files.readAllBytes(file);
        var kept = lengthOf(List.of("one", "two"));

        for (var at = kept; at < whole.length; at++) {
            var garbled = whole.clone();
            garbled[at] ^= 0x40;
            Files.write(file, garbled);

            assertTrue(List.of("one", "two", "three").containsAll(read(file, true)), "garbled at " + at);
        }
    }

    @Test
    void damage_in_what_was_safe_is_refused_at_any_byte(@TempDir Path folder) throws Exception {
        var file = write(folder, List.of("one"), List.of("two"), List.of("three"));
        var whole = Files.readAllBytes(file);

        for (var at = 0; at < lengthOf(List.of("one", "two")); at++) {
            var garbled = whole.clone();
            garbled[at] ^= 0x04;
            Files.write(file, garbled);

            var failure = assertThrows(DamagedStoreException.class, () -> read(file, true), "garbled at " + at);
            assertTrue(String.valueOf(failure.getMessage()).contains(file.toString()));
            assertEquals(whole.length, Files.size(file), "a damaged journal is left as it is");
        }
    }

    @Test
    void only_the_last_journal_has_a_torn_tail(@TempDir Path folder) throws Exception {
        var file = write(folder, List.of("one"), List.of("two"));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));

        assertThrows(DamagedStoreException.class, () -> read(file, false));
    }

    @Test
    void a_record_inside_a_text_does_not_count_as_one(@TempDir Path folder) throws Exception {
        var inner = write(Files.createDirectory(folder.resolve("inner")), List.of("a"), List.of("b"), List.of("c"));
        var body = Files.readAllBytes(inner);
        var file = folder.resolve(Journal.name(1));
        try (var journal = Journal.create(folder, 1, DISK)) {
            journal.append(List.of("one".getBytes(StandardCharsets.UTF_8)));
            journal.append(List.of(body));
        }
        var whole = Files.readAllBytes(file);
        whole[lengthOf(List.of("one")) + 1] ^= 1;
        Files.write(file, whole);

        assertEquals(List.of("one"), read(file, true));
    }

    private static int lengthOf(List<String> records) {
        return JournalFormat.FILE_HEAD
                + records.stream()
                        .mapToInt(text -> JournalFormat.RECORD_HEAD + text.length())
                        .sum();
    }

    @SafeVarargs
    private static Path write(Path folder, List<String>... batches) throws IOException {
        try (var journal = Journal.create(folder, 1, DISK)) {
            for (var batch : batches) {
                journal.append(batch.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList());
            }
        }
        return folder.resolve(Journal.name(1));
    }

    private static List<String> read(Path file, boolean last) throws IOException {
        var records = new ArrayList<String>();
        new JournalReader(file, 1, DISK)
                .read(
                        last,
                        body -> records.add(StandardCharsets.UTF_8.decode(body).toString()))
                .close();
        return records;
    }
}
