package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RemotePathTest {

    @Test
    void keeps_every_letter_of_what_the_owner_says() throws Exception {
        for (var path : new String[] {"a:b/CON", "e\u0301", "\u00E9", "x\u200Dy", " a ", "back\\slash", "..."}) {
            assertEquals(path, RemotePath.parse(path).toString());
        }
        assertNotEquals(RemotePath.parse("e\u0301"), RemotePath.parse("\u00E9"));
    }

    @Test
    void is_made_of_names() throws Exception {
        var path = RemotePath.parse("label/dir/file");

        assertEquals(List.of("label", "dir", "file"), path.names());
        assertEquals("file", path.name());
        assertEquals(path, RemotePath.of(List.of("label", "dir", "file")));
        assertEquals(path, RemotePath.parse("label").child("dir").child("file"));
        assertEquals(RemotePath.parse("dir/file"), path.without(1));
        assertThrows(IndexOutOfBoundsException.class, () -> path.without(3));
    }

    @Test
    void refuses_names_that_are_paths() throws Exception {
        var folder = RemotePath.parse("a");

        for (var name : new String[] {"", "..", ".", "a/b", "/", "a\u0000"}) {
            assertThrows(UnsafePathException.class, () -> folder.child(name));
            assertThrows(UnsafePathException.class, () -> RemotePath.of(List.of("a", name)));
        }
        assertThrows(UnsafePathException.class, () -> RemotePath.of(List.of()));
    }

    @Test
    void refuses_to_grow_beyond_its_bounds() throws Exception {
        var deep = RemotePath.parse("a/".repeat(255) + "a");

        assertEquals(
                PathFlaw.TOO_DEEP,
                assertThrows(UnsafePathException.class, () -> deep.child("a")).flaw());
    }

    @Test
    void tells_the_name_of_a_file_of_ours() throws Exception {
        assertEquals("dir/a:b", RemotePath.ofLocal(Path.of("dir", "a:b")).toString());
        assertThrows(UnsafePathException.class, () -> RemotePath.ofLocal(Path.of("")));
        assertThrows(UnsafePathException.class, () -> RemotePath.ofLocal(Path.of("/a")));
        assertThrows(UnsafePathException.class, () -> RemotePath.ofLocal(Path.of("..", "a")));
        assertThrows(UnsafePathException.class, () -> RemotePath.ofLocal(Path.of("a\nb")));
    }

    @Test
    void stands_before_what_is_in_it() throws Exception {
        var sorted = new TreeSet<RemotePath>();
        for (var path : new String[] {"a/z", "a-b", "a", "b", "a/b/c", "a/b"}) {
            sorted.add(RemotePath.parse(path));
        }

        assertEquals("[a, a/b, a/b/c, a/z, a-b, b]", sorted.toString());
    }

    @Test
    void looks_at_the_length_before_anything_else() {
        var huge = "a/".repeat(50_000_000);

        var refused = assertThrows(UnsafePathException.class, () -> RemotePath.parse(huge));

        assertEquals(PathFlaw.TOO_LONG, refused.flaw());
        assertTrue(refused.getMessage().length() < 300);
    }
}
