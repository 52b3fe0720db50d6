package org.truflow.tracker.server.internal;

import java.util.Arrays;
import java.util.List;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.CatalogPaths;
import org.truflow.share.CatalogChange;

/** What a page of changes must keep to, before anything is done with it. */
final class CatalogPages {
    /** Most files and folders that one page brings, those on the way to them counted. */
    static final long MOST_ENTRIES = 100_000;

    private CatalogPages() {}

    /** @return how many files and folders the page can bring at most, those on the way counted */
    static long check(ApplyCatalog page) throws RefusedException {
        var changes = page.changes();
        if (changes.size() > ApplyCatalog.MOST) {
            throw tooLarge("a page has at most " + ApplyCatalog.MOST + " changes, not " + changes.size());
        }
        if (page.version().number() < 0) {
            throw bad("the version " + page.version().number() + " is negative");
        }
        if (!page.fresh()
                && (page.since().epoch() != page.version().epoch()
                        || page.since().number() > page.version().number())) {
            throw bad("the page goes from " + page.since() + " to " + page.version() + ", which does not follow it");
        }
        for (var i = 0; i < changes.size(); i++) {
            check(i, changes.get(i));
        }
        var entries = entries(changes);
        if (entries > MOST_ENTRIES) {
            throw tooLarge("a page brings at most " + MOST_ENTRIES + " files and folders, not " + entries);
        }
        return entries;
    }

    private static void check(int at, CatalogChange change) throws RefusedException {
        var problem = CatalogPaths.problem(change.path());
        if (!problem.isEmpty()) {
            throw bad("change " + at + ": the path " + Shown.text(change.path()) + " " + problem);
        }
        if (change instanceof CatalogChange.File file && file.size() < 0) {
            throw bad("change " + at + ": the size of " + Shown.text(change.path()) + " is negative");
        }
    }

    /** In order, each path adds the components that it does not share with the one before. */
    private static long entries(List<CatalogChange> changes) {
        var paths = changes.stream()
                .filter(change -> !(change instanceof CatalogChange.Removed))
                .map(CatalogChange::path)
                .toArray(String[]::new);
        Arrays.sort(paths);
        var entries = 0L;
        var before = "";
        for (var path : paths) {
            entries += components(path) - shared(before, path);
            before = path;
        }
        return entries;
    }

    private static long components(String path) {
        return 1 + path.chars().filter(letter -> letter == '/').count();
    }

    private static long shared(String one, String other) {
        var shared = 0L;
        var i = 0;
        for (; i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i); i++) {
            shared += one.charAt(i) == '/' ? 1 : 0;
        }
        var oneEnds = i == one.length() || one.charAt(i) == '/';
        var otherEnds = i == other.length() || other.charAt(i) == '/';
        return i > 0 && oneEnds && otherEnds ? shared + 1 : shared;
    }

    private static RefusedException bad(String what) {
        return new RefusedException(ErrorCode.BAD_REQUEST, what, "Nothing of the page was applied.");
    }

    private static RefusedException tooLarge(String what) {
        return new RefusedException(ErrorCode.TOO_LARGE, what, "Nothing of the page was applied.");
    }
}
