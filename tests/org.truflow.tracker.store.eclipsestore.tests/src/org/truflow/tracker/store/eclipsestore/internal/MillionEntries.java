package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** Fills a store with a million entries, or opens one; says how long it took in milliseconds. */
final class MillionEntries {
    static final int ENTRIES = 1_000_000;
    private static final int PAGE = 2_000;
    /** Files that lie in one folder, the rest in folders of a hundred. */
    private static final int IN_ONE = 200_000;

    private MillionEntries() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        var start = System.nanoTime();
        try (var store = DurableStore.open(
                folder, new LocalDisk(), Limits.forHeap(Runtime.getRuntime().maxMemory()))) {
            say("open", start);
            if (arguments[0].equals("fill")) {
                fill(store);
            } else {
                read(store);
            }
            start = System.nanoTime();
        }
        say("close", start);
    }

    private static void fill(DurableStore store) throws IOException {
        var start = System.nanoTime();
        for (var from = 0; from < ENTRIES; from += PAGE) {
            var page = new ArrayList<CatalogChange>(PAGE);
            for (var i = from; i < from + PAGE; i++) {
                page.add(Samples.file(path(i)));
            }
            store.apply(Samples.peer(1), from == 0, page, new CatalogVersion(1, from + PAGE));
        }
        say("fill", start);
    }

    private static void read(DurableStore store) throws IOException {
        var start = System.nanoTime();
        var count = new int[1];
        store.forEach(Samples.peer(1), entry -> count[0]++);
        say("read", start);
        System.out.println("count " + (count[0] == store.entries(Samples.peer(1)) ? count[0] : -1));
        start = System.nanoTime();
        var name = Optional.<String>empty();
        var listed = 0;
        do {
            var page = store.list(Samples.peer(1), "share/one", name, 1_000);
            listed += page.entries().size();
            name = page.next();
        } while (name.isPresent());
        say("list", start);
        System.out.println("listed " + listed);
        start = System.nanoTime();
        for (var i = 0; i < 100; i++) {
            store.apply(
                    Samples.peer(1),
                    false,
                    List.of(Samples.file(path(i * 9_999) + " new")),
                    new CatalogVersion(1, ENTRIES + i));
        }
        say("change100", start);
    }

    private static String path(int number) {
        return number < IN_ONE
                ? "share/one/file with a name " + number + ".txt"
                : "share/many/" + number / 10_000 + "/folder " + number / 100 + "/file with a name " + number + ".txt";
    }

    private static void say(String what, long start) {
        System.out.println(what + " " + (System.nanoTime() - start) / 1_000_000);
    }
}
