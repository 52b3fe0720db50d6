package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathTest {

    private static final Path ROOT = Path.of("downloads").toAbsolutePath();

    @ParameterizedTest
    @MethodSource("org.truflow.content.HostilePath#all")
    void finds_the_flaw(HostilePath hostile) {
        assertEquals(hostile.remoteFlaw(), flaw(() -> RemotePath.parse(hostile.path())));
        assertEquals(hostile.safeFlaw(), flaw(() -> SafePath.parse(hostile.path())));
    }

    @ParameterizedTest
    @MethodSource("org.truflow.content.HostilePath#all")
    void gives_every_legal_path_a_place_in_the_folder(HostilePath hostile) throws Exception {
        var legal = PathOracle.check(hostile.path(), ROOT);

        assertEquals(hostile.remoteFlaw().isEmpty(), legal);
    }

    @Test
    void leaves_nothing_outside_the_folder_when_all_hostile_files_are_created(@TempDir Path above) throws Exception {
        var downloads = Files.createDirectory(above.resolve("downloads"));
        var created = new HashSet<Path>();
        for (var hostile : HostilePath.all()) {
            // Longer ones do not fit into a path of Linux together with the folder's own.
            if (hostile.remoteFlaw().isEmpty() && hostile.path().length() < 600) {
                var root = new RootFolder(Files.createDirectory(downloads.resolve("" + created.size())));
                var local = RemotePath.parse(hostile.path()).toLocal();
                created.add(Files.createFile(root.createFoldersFor(local)));
                local.openBeneath(root.path()).close();
            }
        }

        assertTrue(created.size() > 60, "created " + created.size());
        try (var found = Files.walk(above)) {
            assertEquals(created, found.filter(Files::isRegularFile).collect(Collectors.toSet()));
        }
        try (var top = Files.list(above)) {
            assertEquals(List.of(downloads), top.toList());
        }
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a:b | a_b~",
                "CON | _CON~",
                "nul.tar.gz | _nul.tar~.gz",
                "what?.mp3 | what_~.mp3",
                "name. | name_~",
                "... | ___~",
                "PROGRA~1 | PROGRA~1~",
                "dir./a*b.txt | dir_~/a_b~.txt",
                "plain/name.txt | plain/name.txt",
                "é/e\u0301 | é/é",
                "\u202Egpj.exe | gpj.exe",
                "\u2764\uFE0F.mp3 | \u2764.mp3"
            })
    void gives_impossible_names_a_harmless_one_that_looks_alike(String given, String expected) throws Exception {
        var local = RemotePath.parse(given).toLocal().toString();

        assertEquals(expected, local.replaceAll("~[0-9a-f]{8}", "~"));
    }

    @Test
    void gives_the_same_name_every_time_and_everywhere() throws Exception {
        assertEquals("a_b~6783a31e", RemotePath.parse("a:b").toLocal().toString());
        assertEquals("_CON~09c8cc7e.txt", RemotePath.parse("CON.txt").toLocal().toString());
    }

    @Test
    void keeps_apart_what_was_apart() throws Exception {
        var names = new String[] {
            "a:b", "a?b", "a*b", "a_b", "a|b", "a\\b", "a.", "a ", "a_", "CON", "con", "_CON", "nul", "..."
        };
        var locals = new HashSet<String>();
        for (var name : names) {
            locals.add(RemotePath.parse(name).toLocal().folded());
        }

        assertEquals(names.length, locals.size());
    }

    @Test
    void shortens_a_name_that_got_too_long_and_keeps_its_extension() throws Exception {
        var local = RemotePath.parse("?" + "é".repeat(120) + "abcdef.jpeg")
                .toLocal()
                .name();

        assertTrue(local.endsWith(".jpeg"), local);
        assertTrue(local.getBytes("UTF-8").length <= RemotePath.MAX_NAME_BYTES, local);
        assertTrue(local.startsWith("_ééé"), local);
    }

    @ParameterizedTest
    @CsvSource({
        "Readme.TXT, README.txt",
        "stra\u00DFe, STRASSE",
        "\u00E9, e\u0301",
        "\uFB01n, fin",
        "\u03C3\u03C2, \u03A3\u03A3",
        "\u212Aelvin, kelvin",
        "a\u200Db, ab",
        "dir/A, DIR/a",
        "\uFF21, a"
    })
    void tells_which_paths_some_system_takes_for_one(String one, String other) throws Exception {
        assertEquals(
                RemotePath.parse(one).toLocal().folded(),
                RemotePath.parse(other).toLocal().folded());
    }

    @ParameterizedTest
    @CsvSource({"a, b", "a/b, a_b", "\u00E9, e", "1, 2"})
    void tells_different_paths_apart(String one, String other) throws Exception {
        assertNotEquals(SafePath.parse(one).folded(), SafePath.parse(other).folded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/srv/../srv/x", ""})
    void resolves_under_any_root(String root) throws Exception {
        var path = SafePath.parse("a/b.txt").resolveUnder(Path.of(root));

        assertTrue(path.isAbsolute());
        assertEquals(Path.of(root).toAbsolutePath().resolve("a").resolve("b.txt"), path);
    }

    @Test
    void is_what_it_says() throws Exception {
        var path = SafePath.parse("a/b/c.txt");

        assertEquals("c.txt", path.name());
        assertEquals(List.of("a", "b", "c.txt"), path.names());
        assertEquals(SafePath.parse("a/b/c.txt"), path);
        assertNotEquals(SafePath.parse("a/b/C.txt"), path);
        assertEquals("a/b/c.txt", path.toString());
    }

    @Test
    void says_what_is_wrong_without_repeating_the_harm() {
        var refused =
                assertThrows(UnsafePathException.class, () -> SafePath.parse("\u001B[2J\u202E" + "x".repeat(500)));

        assertEquals(PathFlaw.NAME_TOO_LONG, refused.flaw());
        assertTrue(refused.getMessage().startsWith("the path \"\\u{1b}[2J\\u{202e}xxx"), refused.getMessage());
        assertTrue(refused.getMessage().length() < 300, refused.getMessage());
    }

    private interface Parsing {
        Object parse() throws UnsafePathException;
    }

    private static Optional<PathFlaw> flaw(Parsing parsing) {
        try {
            parsing.parse();
            return Optional.empty();
        } catch (UnsafePathException e) {
            return Optional.of(e.flaw());
        }
    }
}
