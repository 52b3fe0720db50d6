package org.truflow.transfer.swarm.internal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truflow.transfer.TransferState.Reason;

class FinalNameTest {
    private static final Path FOLDER = Path.of("downloads");

    @ParameterizedTest
    @CsvSource({
        "photo.jpg,photo (2).jpg",
        "archive.tar.gz,archive.tar (2).gz",
        "README,README (2)",
        ".profile,.profile (2)"
    })
    void the_number_stands_before_the_extension(String name, String numbered) {
        assertEquals(FOLDER.resolve(numbered), FinalName.numbered(FOLDER.resolve(name), 2));
    }

    @Test
    void a_numbered_name_is_no_longer_than_a_name_may_be() {
        var name = "\u00e4".repeat(125) + ".jpg";

        var numbered =
                String.valueOf(FinalName.numbered(FOLDER.resolve(name), 1_000).getFileName());

        assertTrue(numbered.getBytes(StandardCharsets.UTF_8).length <= 255);
        assertTrue(numbered.endsWith("\u00e4 (1000).jpg"));
    }

    @Test
    void tells_full_disks_and_forbidden_folders_from_other_troubles() {
        assertEquals(Reason.DISK_FULL, reason(new IOException("No space left on device")));
        assertEquals(Reason.DISK_FULL, reason(new FileSystemException("f", null, "Disk quota exceeded")));
        assertEquals(Reason.NOT_WRITABLE, reason(new AccessDeniedException("f")));
        assertEquals(Reason.NOT_WRITABLE, reason(new ReadOnlyFileSystemException()));
        assertEquals(Reason.NOT_WRITABLE, reason(new FileSystemException("f", null, "Read-only file system")));
        assertEquals(Reason.NAME_CLASH, reason(new NameClashException("taken")));
        assertEquals(Reason.DISK_ERROR, reason(new IOException("Input/output error")));
    }

    private static Reason reason(Exception e) {
        return DiskTrouble.of(e, FOLDER).reason();
    }
}
