package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.SearchIndex.Counts;
import org.truflow.tracker.search.SearchIndex.Group;
import org.truflow.tracker.search.SearchIndex.Match;
import org.truflow.tracker.search.SearchIndex.Matches;

/** One search over one state of the index. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class SearchRun {
    /** About microseconds. */
    private static final int ENOUGH = 8_000;

    /** When there are so many hits, nobody wants to see what was only nearly typed so. */
    private static final int NO_TYPOS = 10;

    /** Far more than a search takes, so that a busy machine, or the first search after a start, still finds something. */
    private static final Duration MOST_TIME = Duration.ofSeconds(1);

    private static final int MOST_DOCUMENTS = 50_000;
    private static final int MOST_COUNTED = 100_000;

    private final Question question;
    private final Budget budget = new Budget(ENOUGH, MOST_TIME, MOST_DOCUMENTS);
    private final Meanings meanings;
    private final List<LeafReaderContext> leaves;
    private final List<SegmentSearch> segments = new ArrayList<>();
    private final Gathering found;
    private Stage last = Stage.EXACT_NAME;

    /** @param learned whether all words of the index are in the vocabulary yet */
    SearchRun(IndexReader reader, Question question, Vocabulary vocabulary, boolean learned) throws IOException {
        this.question = question;
        meanings = new Meanings(vocabulary, budget, learned);
        if (!learned) {
            budget.leaveOut();
        }
        leaves = reader.leaves();
        // The largest first: what is rare there is rare elsewhere.
        var largestFirst = leaves.stream()
                .sorted(Comparator.comparingInt(
                        (LeafReaderContext leaf) -> -leaf.reader().maxDoc()))
                .toList();
        for (var leaf : largestFirst) {
            segments.add(new SegmentSearch(question, meanings, budget, leaf));
        }
        found = new Gathering(reader.maxDoc());
    }

    Matches page() throws IOException {
        var after = question.cursor().map(given -> Cursor.parse(given, question.query()));
        var limit = question.limit();
        var seen = after.map(Cursor::seen).orElse(0);
        gather(seen + limit);
        var rest = found.bestFirst();
        after.ifPresent(cursor -> rest.removeIf(hit -> Gathered.BEST_FIRST.compare(hit.place(), cursor.last()) <= 0));
        var page = rest.subList(0, Math.min(limit, rest.size()));
        var entries = new Entries(leaves);
        var groups = new ArrayList<Group>();
        for (var hit : page) {
            groups.add(group(hit, entries));
        }
        var next = rest.size() > limit && seen + limit < Cursor.MOST
                ? Optional.of(new Cursor(
                                question.query().text().hashCode(),
                                seen + limit,
                                page.getLast().place())
                        .toString())
                : Optional.<String>empty();
        var counts = question.counted() ? Optional.of(count()) : Optional.<Counts>empty();
        return new Matches(groups, next, budget.isCut(), counts);
    }

    /** Asks stage after stage until more groups than {@code wanted} are found: one more, to know whether there is a next page. */
    private void gather(int wanted) throws IOException {
        for (var stage : Stage.values()) {
            if (!brings(stage)) {
                continue;
            }
            if (stage.closeness().compareTo(Stage.Closeness.TYPO) >= 0 && found.size() >= NO_TYPOS) {
                return;
            }
            if (budget.isEnough() && found.size() > 0) {
                budget.leaveOut();
                return;
            }
            last = stage;
            run(stage, wanted + 1);
            if (found.size() > wanted || budget.isUsedUp()) {
                return;
            }
        }
    }

    private void run(Stage stage, int wanted) throws IOException {
        var order = segments.isEmpty()
                ? question.query().sought()
                : segments.getFirst().rarestFirst(stage);
        for (var segment : segments) {
            segment.run(stage, order, found.taker(stage, segment.reader(), segment.base(), wanted));
        }
    }

    /** Whether a stage can find what the ones before it did not. */
    private boolean brings(Stage stage) {
        var sought = question.query().sought();
        if (sought.isEmpty()) {
            return stage == Stage.EXACT_NAME;
        }
        if (!sought.stream().allMatch(each -> meanings.exists(each, meanings.worst(each, stage)))) {
            return false;
        }
        return stage.closeness() == Stage.Closeness.EXACT
                || sought.stream().anyMatch(each -> meanings.comesNew(each, stage));
    }

    private Counts count() throws IOException {
        var tally = new Tally(MOST_COUNTED);
        if (budget.isUsedUp()) {
            tally.leaveOut();
        }
        for (var segment : segments) {
            segment.run(last, question.query().sought(), tally.taker(segment.reader(), segment.shares()));
        }
        return tally.counts();
    }

    private Group group(Gathered hit, Entries entries) throws IOException {
        var matches = new ArrayList<Match>();
        for (var document : hit.documents()) {
            var match = entries.match(document);
            // A group is 64 bits of a hash; who lies about hashes must not get others' files under his.
            if (matches.isEmpty() || content(match).equals(content(matches.getFirst()))) {
                matches.add(match);
            }
        }
        var place = hit.place();
        var among = 1.0 - 1.0 / (1 + Math.max(1, Rank.sources(place.rank())));
        return new Group(matches, Stage.values().length - place.stage() + among);
    }

    private static Object content(Match match) {
        return match.entry() instanceof CatalogChange.File file
                        && file.content().isPresent()
                ? file.content().get()
                : List.of(match.owner(), match.entry().path());
    }
}
