package org.truflow.profile.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.profile.StartException;

class DataFolderTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void is_made_for_its_owner_alone() throws Exception {
        var path = folder.resolve("deep/data");

        try (var _ = DataFolder.open(path)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
    }

    @Test
    void serves_one_process_at_a_time() throws Exception {
        try (var _ = DataFolder.open(folder)) {
            var refused = assertThrows(StartException.class, () -> DataFolder.open(folder));

            assertEquals(StartException.IN_USE, refused.status());
            assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void says_what_to_do_when_it_cannot_be_made() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        var refused = assertThrows(StartException.class, () -> DataFolder.open(file.resolve("data")));

        assertTrue(refused.getMessage().contains("--data"), refused.getMessage());
    }
}
