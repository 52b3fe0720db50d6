package org.truflow.profile.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written when the JVM does not record, as here; that archives are written is seen on the products. */
class ClassArchiveTest {
    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void forget() {
        System.clearProperty(ClassArchive.PROPERTY);
    }

    @Test
    void leaves_nothing_behind_where_the_jvm_does_not_record() throws Exception {
        var out = System.out;
        System.setProperty(ClassArchive.PROPERTY, folder.resolve("a.classes").toString());

        ClassArchive.write();

        assertEquals(List.of(), names());
        assertEquals(out, System.out);
    }

    @Test
    void keeps_an_archive_that_another_instance_wrote_meanwhile() throws Exception {
        var archive = Files.writeString(folder.resolve("a.classes"), "there");
        System.setProperty(ClassArchive.PROPERTY, archive.toString());

        ClassArchive.write();

        assertEquals("there", Files.readString(archive));
        assertEquals(List.of("a.classes"), names());
    }

    @Test
    void does_nothing_unless_asked() throws Exception {
        ClassArchive.write();

        assertEquals(List.of(), names());
    }

    private List<String> names() throws Exception {
        try (var all = Files.list(folder)) {
            return all.map(Path::getFileName).map(Path::toString).toList();
        }
    }
}
