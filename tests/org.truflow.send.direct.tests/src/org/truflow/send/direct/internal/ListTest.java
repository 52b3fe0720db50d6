package org.truflow.send.direct.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.protocol.send.OfferLine;
import org.truflow.send.Item;
import org.truflow.send.direct.internal.store.Contents;
import org.truflow.send.direct.internal.store.FolderListing;
import org.truflow.send.direct.internal.store.HashIndex;
import org.truflow.send.direct.internal.store.ListCheck;
import org.truflow.send.direct.internal.store.ListFile;
import org.truflow.send.direct.internal.store.Numbers;
import org.truflow.send.direct.internal.store.SafeFile;
import org.truflow.send.direct.internal.store.WrongListException;

@NonNullByDefault({})
class ListTest {
    private static final List<String> GOOD =
            List.of("a/", "b/", "z 5", "a/c/", "a/d 1", "b/e/", "b/f/", "a/c/x 2", "a/c/y 3", "b/f/g 4");

    @TempDir
    Path temp;

    private static ContentHash content(int number) {
        return new ContentHash(new Sha256(number, 0, 0, 0));
    }

    private static OfferLine line(String text) {
        var space = text.indexOf(' ');
        return space < 0
                ? new OfferLine(text.substring(0, text.length() - 1), 0, Optional.empty())
                : new OfferLine(
                        text.substring(0, space),
                        Integer.parseInt(text.substring(space + 1)),
                        Optional.of(content(space)));
    }

    private Path list(List<String> lines) throws IOException {
        var file = temp.resolve("list");
        try (var writer = new ListFile.Writer(file)) {
            for (var line : lines) {
                writer.add(line(line));
            }
            writer.complete();
        }
        return file;
    }

    private static Contents contents(List<String> lines) {
        var all = lines.stream().map(ListTest::line).toList();
        return new Contents(
                all.stream()
                        .filter(line -> !line.path().contains("/"))
                        .map(line -> new Item(line.path(), line.folder(), 0, 0))
                        .toList(),
                (int) all.stream().filter(line -> !line.folder()).count(),
                all.stream().mapToLong(OfferLine::size).sum(),
                lines.size(),
                new Sha256(0, 0, 0, 0),
                0);
    }

    @Test
    void takes_a_list_that_is_in_order() {
        assertDoesNotThrow(() -> ListCheck.check(list(GOOD), contents(GOOD)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b/,a/", // items out of order
                "a/,a/", // twice
                "a/,b/,b/x 1,a/y 1", // folders out of order
                "a/,a/x 1,a/x 1", // a file twice
                "a/,a/y 1,a/x 1", // files out of order
                "a 1,a/x 1", // in a file
                "a/,b/x 1", // in a folder that is not there
                "a/,a/b/c 1", // in a folder that is not there
                "a/,a/../x 1",
                "a/,a/x 1,b 2", // an item behind others
                "/x 1"
            })
    void refuses_a_list_that_is_not(String lines) {
        var all = List.of(lines.split(","));

        assertThrows(WrongListException.class, () -> ListCheck.check(list(all), contents(all)));
    }

    @Test
    void refuses_a_list_of_something_else_than_was_offered() throws IOException {
        var file = list(GOOD);
        var offered = contents(GOOD);

        assertThrows(WrongListException.class, () -> ListCheck.check(file, contents(GOOD.subList(0, 9))));
        assertThrows(
                WrongListException.class,
                () -> ListCheck.check(
                        file,
                        new Contents(
                                offered.items(),
                                offered.files(),
                                offered.size() - 1,
                                offered.lines(),
                                offered.hash(),
                                0)));
        assertThrows(WrongListException.class, () -> ListCheck.check(file, contents(List.of("a/", "b/", "y 5"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void lists_folders_in_any_order_page_by_page(int limit) throws IOException {
        try (var listing = new FolderListing(list(GOOD))) {
            for (var attempt = 0; attempt < 2; attempt++) {
                assertEquals(List.of("a", "b", "z"), names(listing, "", limit));
                assertEquals(List.of("c", "d"), names(listing, "a", limit));
                assertEquals(List.of("e", "f"), names(listing, "b", limit));
                assertEquals(List.of("x", "y"), names(listing, "a/c", limit));
                assertEquals(List.of(), names(listing, "b/e", limit));
                assertEquals(List.of("g"), names(listing, "b/f", limit));
                assertThrows(NoSuchFileException.class, () -> listing.list("z", Optional.empty(), limit));
                assertThrows(NoSuchFileException.class, () -> listing.list("nothing", Optional.empty(), limit));
            }
            assertEquals(List.of("e", "f"), names(listing, "b", limit));
            assertEquals(
                    List.of("d"),
                    listing.list("a", Optional.of("c"), 100).entries().stream()
                            .map(Entry::name)
                            .toList());
        }
    }

    private static List<String> names(FolderListing listing, String path, int limit) throws IOException {
        var names = new java.util.ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            Listing page = listing.list(path, after, limit);
            page.entries().forEach(entry -> names.add(entry.name()));
            after = page.next();
        } while (after.isPresent());
        return names;
    }

    @Test
    void finds_each_content_among_many() throws IOException {
        var file = temp.resolve("index");
        var builder = new HashIndex.Builder(2);
        for (var i = 0; i < 1_000; i++) {
            builder.add(content(i * 7_919), i, -i);
        }
        builder.add(content(7_919), 5, 5);
        builder.write(file);

        try (var index = HashIndex.open(file)) {
            for (var i = 0; i < 1_000; i++) {
                assertArrayEquals(
                        new long[] {i, -i}, index.find(content(i * 7_919)).orElseThrow());
            }
            assertTrue(index.find(content(1)).isEmpty());
        }
    }

    @Test
    void a_damaged_file_is_told() throws IOException {
        var file = temp.resolve("state");
        SafeFile.write(file, out -> out.writeUTF("hello"));
        assertEquals("hello", SafeFile.read(file, in -> in.readUTF()));
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1]++;
        Files.write(file, bytes);

        assertThrows(IOException.class, () -> SafeFile.read(file, in -> in.readUTF()));
    }

    @Test
    void a_number_is_given_once_even_after_a_crash() throws IOException {
        var file = temp.resolve("next");
        var before = new Numbers(file);
        assertEquals(1, before.next());
        assertEquals(2, before.next());
        before.close();
        assertEquals(3, new Numbers(file).next());

        assertTrue(new Numbers(file).next() > 3);
    }
}
