package org.truflow.share.local.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.content.FileTree;
import org.truflow.content.TreeHasher;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

final class ShareIndexTest {
    private static final int FEW = 10;
    private static final Stamp KEY = stamp(0);

    private final Path folder;
    private ShareIndex index;

    ShareIndexTest(@TempDir Path all) throws IOException {
        folder = Files.createTempDirectory(all, "t");
        index = open();
    }

    private ShareIndex open() throws IOException {
        var opened = ShareIndex.open(folder, FEW, 1);
        opened.admit("a");
        opened.putFolder("a", KEY);
        return opened;
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void a_path_stands_in_the_log_once_at_its_last_change() {
        index.putFile("a/x", stamp(1));
        index.putFile("a/y", stamp(1));
        index.putFile("a/x", stamp(2));
        index.putHash("a/y", stamp(1), tree("y"), false);

        assertEquals(List.of("a", "a/x", "a/y"), paths(CatalogVersion.NONE));
        index.remove("a/x");
        assertEquals(List.of("a", "a/y", "-a/x"), paths(CatalogVersion.NONE));
        index.putFile("a/x", stamp(3));
        assertEquals(List.of("a", "a/y", "a/x"), paths(CatalogVersion.NONE));
    }

    @Test
    void a_folder_made_again_keeps_its_removal_before_it() {
        index.putFolder("a/f", KEY);
        index.putFile("a/f/x", stamp(1));
        var seen = index.version();
        index.remove("a/f");
        purge();
        index.putFolder("a/f", KEY);

        assertEquals(List.of("-a/f", "a/f"), paths(seen));
        index.remove("a/f");
        index.putFile("a/f", stamp(1));
        assertEquals(List.of("-a/f", "a/f"), paths(seen));
    }

    @Test
    void nothing_is_listed_below_what_is_not_listed() {
        assertFalse(index.putFile("a/f/x", stamp(1)));
        assertFalse(index.putFolder("b", KEY));
        index.putFolder("a/f", KEY);
        index.putFile("a/f/x", stamp(1));
        index.remove("a/f");

        assertFalse(index.putHash("a/f/x", stamp(1), tree("x"), false));
        assertTrue(index.purge(1));
        purge();
        assertNull(index.get("a/f/x"));
        assertEquals(Totals.NONE, index.totals("a"));
        assertNull(index.nextWaiting(null));
    }

    @Test
    void a_hash_for_another_stamp_is_not_taken() {
        index.putFile("a/x", stamp(1));

        assertFalse(index.putHash("a/x", stamp(2), tree("x"), false));
        assertTrue(index.putHash("a/x", stamp(1), tree("x"), false));

        index.putFile("a/x", stamp(2));
        assertNull(index.copyOf(tree("x").root(), ""));
        assertEquals(new Totals(1, 2, 0, 0), index.totals("a"));
    }

    @Test
    void a_layer_is_kept_until_the_last_copy_goes() {
        var tree = treeOf(new byte[3 << 20]);
        index.putFile("a/x", stamp(1));
        index.putFile("a/y", stamp(1));
        index.putHash("a/x", stamp(1), tree, false);
        index.putHash("a/y", stamp(1), tree, false);

        index.remove("a/x");
        assertEquals("a/y", index.copyOf(tree.root(), ""));
        assertNull(index.copyOf(tree.root(), "a/y"));
        assertTrue(Arrays.equals(tree.pieceLayer(), index.layer(tree.root())));
        index.remove("a/y");
        index.tidy();
        index.tidy();
        assertEquals(0, index.layer(tree.root()).length);
    }

    @Test
    void a_file_that_turns_up_elsewhere_has_its_hash_unless_it_was_touched() {
        var tree = treeOf(new byte[3 << 20]);
        index.putFile("a/x", stamp(1));
        index.putHash("a/x", stamp(1), tree, false);

        index.remove("a/x");
        index.putFile("a/y", stamp(1));
        assertEquals(tree.root(), file("a/y").content());
        assertTrue(Arrays.equals(tree.pieceLayer(), index.layer(tree.root())));
        index.remove("a/y");
        index.putFile("a/z", new Stamp(1, 1_001, 9_999, 3, 4));
        assertNull(file("a/z").content());
    }

    @Test
    void small_files_wait_before_large_ones_and_second_looks_last() {
        index.putFile("a/big", stamp(1 << 20));
        index.putFile("a/small2", stamp(3));
        index.putFile("a/small1", stamp(2));
        index.putFile("a/suspect", stamp(1));
        index.putHash("a/suspect", stamp(1), tree("s"), true);

        var order = new ArrayList<String>();
        for (var next = index.nextWaiting(null); next != null; next = index.nextWaiting(next)) {
            order.add(next.path());
        }
        assertEquals(List.of("a/small1", "a/small2", "a/big", "a/suspect"), order);

        var before = index.version();
        index.putHash("a/suspect", stamp(1), tree("s"), false);
        assertEquals(before, index.version());
        assertEquals(new Waiting(2, "a/small1"), index.nextWaiting(null));
    }

    @Test
    void who_missed_a_forgotten_removal_begins_anew_and_others_go_on() {
        for (var i = 0; i < 30; i++) {
            index.putFile("a/f" + i, stamp(1));
        }
        var early = index.version();
        var halfway = new CatalogVersion(early.epoch(), 10);
        for (var i = 0; i < FEW; i++) {
            index.remove("a/f" + i);
        }
        assertFalse(index.changes(early, 100).fresh());
        var late = index.version();
        index.remove("a/f" + FEW);

        assertNotEquals(early.epoch(), index.version().epoch());
        assertTrue(index.changes(early, 100).fresh());
        assertTrue(index.changes(halfway, 100).fresh());
        assertFalse(index.changes(late, 100).fresh());
        assertEquals(List.of("-a/f10"), paths(late));
        // Whoever begins anew comes through, although its first pages end below what was forgotten.
        var listed = new TreeMap<String, CatalogChange>();
        var at = CatalogVersion.NONE;
        var pages = 0;
        for (var more = true; more; pages++) {
            var page = index.changes(at, 3);
            assertEquals(pages == 0, page.fresh());
            apply(listed, page.changes());
            at = page.version();
            more = page.more();
        }
        assertEquals(20, listed.size());
        assertEquals(index.version(), at);
    }

    @Test
    void unknown_and_future_versions_begin_anew() {
        var now = index.version();

        assertTrue(index.changes(new CatalogVersion(now.epoch() + 1, 0), 1).fresh());
        assertTrue(index.changes(new CatalogVersion(now.epoch(), now.number() + 1), 1)
                .fresh());
        assertTrue(index.changes(new CatalogVersion(now.epoch(), -1), 1).fresh());
        assertTrue(index.changes(CatalogVersion.NONE, 1).fresh());
        assertFalse(index.changes(now, 1).fresh());
    }

    @Test
    void folders_are_passed_one_by_one_even_those_put_in_meanwhile() {
        for (var path : List.of("a/b", "a/b-c", "a/b/c", "a/b/c/d", "a/z")) {
            index.putFolder(path, KEY);
        }
        index.putFile("a/b/file", stamp(1));
        var passed = new ArrayList<String>();
        for (var next = index.tree().nextFolder("a", "a");
                next != null;
                next = index.tree().nextFolder("a", next)) {
            passed.add(next);
            if (!next.endsWith("new")) {
                index.putFolder(next + "/new", KEY);
            }
        }

        assertEquals(passed.size(), passed.stream().distinct().count());
        assertTrue(
                passed.containsAll(List.of("a/b", "a/b-c", "a/b/c", "a/b/c/d", "a/z", "a/b/new", "a/z/new")),
                passed.toString());
        assertEquals("a/b/c", index.tree().nextFolder("a/b", "a/b"));
    }

    @Test
    void keys_are_in_the_order_of_the_bytes_of_utf_8() {
        var random = new Random(9);
        var alphabet = new String[] {
            "a", "/", "\0", "\u007f", "\u0080", "\u07ff", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\udbff\udfff"
        };
        for (var round = 0; round < 20_000; round++) {
            var one = text(random, alphabet);
            var two = text(random, alphabet);
            var expected =
                    Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));
            assertEquals(Integer.signum(expected), Integer.signum(TextType.INSTANCE.compare(one, two)));
        }
    }

    private static String text(Random random, String[] alphabet) {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i > 0; i--) {
            text.append(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private void purge() {
        index.purgeAll(() -> true);
    }

    private Row.File file(String path) {
        var file = index.file(path);
        if (file == null) {
            throw new AssertionError("no file " + path);
        }
        return file;
    }

    private List<String> paths(CatalogVersion since) {
        return index.changes(since, 1000).changes().stream()
                .map(change -> change instanceof CatalogChange.Removed ? "-" + change.path() : change.path())
                .toList();
    }

    private static void apply(Map<String, CatalogChange> listed, List<CatalogChange> changes) {
        for (var change : changes) {
            switch (change) {
                case CatalogChange.Removed removed -> listed.remove(removed.path());
                case CatalogChange.File file -> listed.put(file.path(), file);
                case CatalogChange.Folder folder -> listed.put(folder.path(), folder);
            }
        }
    }

    static Stamp stamp(long size) {
        return new Stamp(size, 1_000 + size, 2_000 + size, 3, 4);
    }

    static FileTree tree(String text) {
        return treeOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileTree treeOf(byte[] bytes) {
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(bytes));
        return hasher.finish();
    }
}
