package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.SearchIndex.Group;
import org.truflow.tracker.search.SearchIndex.Match;
import org.truflow.tracker.search.SearchIndex.Matches;
import org.truflow.tracker.search.Sight;

/** One search over one state of the index. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class SearchRun {
    /** Groups told apart beyond what a page needs, so that a stage is sorted as a whole. */
    private static final int SPARE_GROUPS = 2_000;

    private final IndexSearcher searcher;
    private final SearchText text;
    private final Budget budget;
    private final Clock clock;
    private final Sight sight;

    SearchRun(IndexSearcher searcher, SearchText text, Budget budget, Clock clock, Sight sight) {
        this.searcher = searcher;
        this.text = text;
        this.budget = budget;
        this.clock = clock;
        this.sight = sight;
    }

    Matches page(int limit, Optional<Cursor> after) throws IOException {
        var seen = after.map(Cursor::seen).orElse(0);
        var found =
                new Gathering(searcher.getIndexReader().maxDoc(), budget, seen + limit + SPARE_GROUPS, clock, sight);
        gather(found, seen + limit);
        var rest = found.bestFirst();
        after.ifPresent(cursor -> rest.removeIf(hit -> Gathered.BEST_FIRST.compare(hit.place(), cursor.last()) <= 0));
        var page = rest.subList(0, Math.min(limit, rest.size()));
        var groups = new ArrayList<Group>();
        for (var i = 0; i < page.size(); i++) {
            groups.add(group(page.get(i)));
        }
        var next = rest.size() > limit && seen + limit < Cursor.MOST
                ? Optional.of(new Cursor(
                                text.fingerprint(), seen + limit, page.getLast().place())
                        .toString())
                : Optional.<String>empty();
        return new Matches(groups, next, budget.isCut());
    }

    /** Asks stage after stage until more groups than {@code wanted} are found: one more, to know whether there is a next page. */
    private void gather(Gathering found, int wanted) throws IOException {
        var words = new WordQueries(searcher, budget);
        searcher.setTimeout(budget);
        for (var stage : Stage.values()) {
            try {
                searcher.search(stage.query(text, words), found.collector(stage));
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
            if (found.size() > wanted || budget.isUsedUp() || searcher.timedOut()) {
                return;
            }
        }
    }

    private Group group(Gathered hit) throws IOException {
        var matches = new ArrayList<Match>();
        for (var document : hit.documents()) {
            var match = match(searcher, document);
            // A group is 64 bits of a hash; who lies about hashes must not get others' files under his.
            if (matches.isEmpty() || content(match).equals(content(matches.getFirst()))) {
                matches.add(match);
            }
        }
        var place = hit.place();
        var among = 1.0 - 1.0 / (1 + Math.max(1, place.sources()));
        return new Group(matches, Stage.values().length - place.stage() + among);
    }

    private static Object content(Match match) {
        return match.entry() instanceof CatalogChange.File file
                        && file.content().isPresent()
                ? file.content().get()
                : List.of(match.owner(), match.entry().path());
    }

    static Match match(IndexSearcher searcher, int document) throws IOException {
        var stored =
                searcher.storedFields().document(document, Set.of(Fields.ENTRY)).getBinaryValue(Fields.ENTRY);
        return StoredEntry.match(Objects.requireNonNull(stored));
    }
}
