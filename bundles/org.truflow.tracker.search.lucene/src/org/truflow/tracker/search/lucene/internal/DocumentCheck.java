package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.truflow.search.FileType;
import org.truflow.search.query.Condition;
import org.truflow.search.query.Filter;
import org.truflow.search.query.FoldedPath;
import org.truflow.search.query.SearchQuery;
import org.truflow.search.query.Sought;
import org.truflow.share.CatalogChange;

/** Looks at a document for what terms do not say: its size and time, and the order of words. For one segment and search. */
final class DocumentCheck {
    private final SearchQuery query;
    private final List<Condition> values;
    private final List<Condition> texts;
    private final boolean rows;
    private final LeafReader segment;
    private final Budget budget;
    private NumericDocValues ranks;
    private NumericDocValues traits;
    private final Entries.Segment entries;

    DocumentCheck(SearchQuery query, LeafReader segment, Budget budget) throws IOException {
        this.query = query;
        this.segment = segment;
        this.budget = budget;
        values = query.conditions().stream()
                .filter(each -> each.filter() instanceof Filter.Size || each.filter() instanceof Filter.Date)
                .toList();
        texts = query.conditions().stream()
                .filter(each -> each.filter() instanceof Filter.In || each.filter() instanceof Filter.Hash)
                .toList();
        rows = query.sought().stream().anyMatch(DocumentCheck::isRow)
                || query.excluded().stream().anyMatch(DocumentCheck::isRow);
        ranks = DocValues.getNumeric(segment, Fields.RANK);
        traits = DocValues.getNumeric(segment, Fields.TRAITS);
        entries = new Entries.Segment(segment);
    }

    /** Whether the order of words matters. */
    static boolean isRow(Sought sought) {
        return sought instanceof Sought.Phrase(var words)
                && words.stream().mapToInt(word -> word.pieces().size()).sum() > 1;
    }

    boolean passes(int document) throws IOException {
        for (var condition : values) {
            if (holds(condition.filter(), document) == condition.negated()) {
                return false;
            }
        }
        return texts.isEmpty() && !rows || passes(entry(document));
    }

    private CatalogChange entry(int document) throws IOException {
        budget.takeLook();
        return entries.entry(document);
    }

    private boolean holds(Filter filter, int document) throws IOException {
        var known = traits(document);
        if (Traits.type(known) == FileType.FOLDER) {
            return false;
        }
        return switch (filter) {
            case Filter.Size size -> size.least() <= Traits.size(known) && Traits.size(known) <= size.most();
            case Filter.Date date -> {
                var modified = Instant.ofEpochSecond(Rank.time(rank(document)));
                yield !modified.isBefore(date.from()) && modified.isBefore(date.before());
            }
            case Filter.Type _, Filter.Extension _, Filter.Owner _, Filter.In _, Filter.Hash _ -> true;
        };
    }

    private long traits(int document) throws IOException {
        if (traits.docID() > document) {
            traits = DocValues.getNumeric(segment, Fields.TRAITS);
        }
        return traits.advanceExact(document) ? traits.longValue() : 0;
    }

    private long rank(int document) throws IOException {
        if (ranks.docID() > document) {
            ranks = DocValues.getNumeric(segment, Fields.RANK);
        }
        return ranks.advanceExact(document) ? ranks.longValue() : 0;
    }

    private boolean passes(CatalogChange entry) {
        var path = FoldedPath.of(entry.path());
        Predicate<Sought> has = path::has;
        return query.sought().stream().filter(DocumentCheck::isRow).allMatch(has)
                && query.excluded().stream().filter(DocumentCheck::isRow).noneMatch(has)
                && texts.stream().allMatch(each -> holds(each.filter(), entry, path) != each.negated());
    }

    private static boolean holds(Filter filter, CatalogChange entry, FoldedPath path) {
        return switch (filter) {
            case Filter.In in -> path.isBelow(in);
            case Filter.Hash hash ->
                entry instanceof CatalogChange.File file
                        && file.content()
                                .filter(content -> content.toString().startsWith(hash.digits()))
                                .isPresent();
            case Filter.Type _, Filter.Extension _, Filter.Owner _, Filter.Size _, Filter.Date _ -> true;
        };
    }
}
