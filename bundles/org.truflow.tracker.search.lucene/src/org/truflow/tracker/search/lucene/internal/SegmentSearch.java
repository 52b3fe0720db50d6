package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.search.query.Sought;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.lucene.internal.Meanings.Way;
import org.truflow.tracker.search.lucene.internal.Stage.Closeness;

/**
 * Searches one segment, whose documents are in the order of their rank: the search goes from the first on and stops when
 * it has enough. For one search.
 *
 * <p>It goes window by window: the rarest part of the query says where there may be something at all; there the
 * documents of the other parts are laid over it as bits, or, when few are left, looked up.
 */
@SuppressWarnings("resource") // The readers belong to the open index.
final class SegmentSearch {
    /** A document looked up in a list costs about as much as so many read in a row. */
    private static final int COST_OF_A_LOOK = 64;

    /** To move on in so many lists takes as long as to look up a term. */
    private static final int LISTS_LIKE_A_TERM = 8;

    private final Question question;
    private final Meanings meanings;
    private final Conditions conditions;
    private final Budget budget;
    private final SegmentTerms terms;
    private final DocumentCheck check;
    private final SeenShares shares;
    private final LeafReader reader;
    private final int base;
    private final int documents;
    private final @Nullable Bits live;
    private final FixedBitSet found = new FixedBitSet(Docs.WINDOW);
    private final FixedBitSet other = new FixedBitSet(Docs.WINDOW);

    SegmentSearch(Question question, Meanings meanings, Budget budget, LeafReaderContext segment) throws IOException {
        this.question = question;
        this.meanings = meanings;
        this.budget = budget;
        reader = segment.reader();
        conditions = new Conditions(question);
        terms = new SegmentTerms(reader, budget);
        check = new DocumentCheck(question.query(), reader, budget);
        shares = new SeenShares(reader, question.sight());
        base = segment.docBase;
        documents = reader.maxDoc();
        live = reader.getLiveDocs();
    }

    /** Takes what was found, in the order of rank. */
    interface Taker {
        /** @return false if that is enough */
        boolean take(int document) throws IOException;
    }

    LeafReader reader() {
        return reader;
    }

    int base() {
        return base;
    }

    SeenShares shares() {
        return shares;
    }

    /**
     * @param order of the parts of the query, the rarest first
     */
    void run(Stage stage, List<Sought> order, Taker taker) throws IOException {
        var needed = new ArrayList<Docs>(conditions.required(terms));
        for (var docs : needed) {
            if (docs.lists() == 0) {
                return;
            }
        }
        for (var sought : order) {
            var worst = meanings.worst(sought, stage);
            needed.add(new Docs.Later(() -> docs(sought, worst, stage.inPath())));
        }
        if (needed.isEmpty()) {
            var every = new ArrayList<PostingsEnum>();
            terms.add(every, Fields.KIND, Fields.ENTRIES);
            needed.add(new Docs.Any(every));
        }
        var lead = needed.remove(lead(needed));
        if (lead.lists() > 0) {
            run(lead, needed, unwanted(), taker);
        }
    }

    /** Returns which of the filters, of which the terms are known, and the rarest word goes ahead. */
    private static int lead(List<Docs> needed) throws IOException {
        var lead = 0;
        for (var i = 1; i < needed.size(); i++) {
            if (needed.get(i).cost() < needed.get(lead).cost()) {
                lead = i;
            }
            if (needed.get(i) instanceof Docs.Later) {
                break;
            }
        }
        return lead;
    }

    private List<Docs> unwanted() throws IOException {
        var unwanted = new ArrayList<Docs>(conditions.excluded(terms));
        for (var sought : question.query().excluded()) {
            if (!DocumentCheck.isRow(sought)) {
                unwanted.add(docs(sought, Closeness.PREFIX, true));
            }
        }
        return unwanted;
    }

    /** Returns the parts of the query, the rarest in this segment first. */
    List<Sought> rarestFirst(Stage stage) throws IOException {
        var costs = new IdentityHashMap<Sought, Long>();
        for (var sought : question.query().sought()) {
            var docs = docs(sought, meanings.worst(sought, stage), stage.inPath());
            costs.put(sought, docs.cost());
        }
        return question.query().sought().stream()
                .sorted(Comparator.comparingLong(sought -> costs.getOrDefault(sought, 0L)))
                .toList();
    }

    private void run(Docs lead, List<Docs> needed, List<Docs> unwanted, Taker taker) throws IOException {
        for (var from = lead.next(0); from < documents && !budget.isUsedUp(); from = lead.next(from + Docs.WINDOW)) {
            var to = Math.min(documents, from + Docs.WINDOW);
            budget.takeWork(1 + lead.lists() / LISTS_LIKE_A_TERM);
            found.clear();
            lead.fill(found, from, to);
            if (!narrow(needed, from, to)) {
                return;
            }
            exclude(unwanted, from, to);
            if (!take(from, taker)) {
                return;
            }
        }
    }

    /** @return false if a part of the query is nowhere in this segment */
    private boolean narrow(List<Docs> needed, int from, int to) throws IOException {
        for (var docs : needed) {
            var left = found.cardinality();
            if (left == 0) {
                return true;
            }
            if (docs.lists() == 0) {
                return false;
            }
            budget.takeWork(docs.lists() / LISTS_LIKE_A_TERM);
            var dense = docs.cost() * (to - from) / documents;
            if ((long) left * docs.lists() * COST_OF_A_LOOK < dense + (long) docs.lists() * COST_OF_A_LOOK) {
                keepOnly(docs, from);
            } else {
                other.clear();
                docs.fill(other, from, to);
                found.and(other);
            }
        }
        return true;
    }

    private void keepOnly(Docs docs, int from) throws IOException {
        for (var bit = first(0); bit != DocIdSetIterator.NO_MORE_DOCS; bit = first(bit + 1)) {
            if (!docs.has(from + bit)) {
                found.clear(bit);
            }
        }
    }

    private void exclude(List<Docs> unwanted, int from, int to) throws IOException {
        for (var docs : unwanted) {
            other.clear();
            docs.fill(other, from, to);
            found.andNot(other);
        }
    }

    private boolean take(int from, Taker taker) throws IOException {
        for (var bit = first(0); bit != DocIdSetIterator.NO_MORE_DOCS; bit = first(bit + 1)) {
            var document = from + bit;
            if (isLive(document) && shares.sees(document) && check.passes(document)) {
                if (!taker.take(document)) {
                    return false;
                }
                budget.takeDocument();
            }
        }
        return true;
    }

    private boolean isLive(int document) {
        var alive = live;
        return alive == null || alive.get(document);
    }

    private int first(int bit) {
        return bit < found.length() ? found.nextSetBit(bit) : DocIdSetIterator.NO_MORE_DOCS;
    }

    private Docs docs(Sought sought, Closeness worst, boolean inPath) throws IOException {
        var single = new ArrayList<PostingsEnum>();
        var together = new ArrayList<Docs>();
        for (var closeness : Closeness.values()) {
            if (closeness.compareTo(worst) > 0) {
                break;
            }
            for (var way : meanings.ways(sought, closeness)) {
                if (way.terms().size() == 1) {
                    add(single, way.terms().getFirst(), inPath);
                } else {
                    add(together, way, inPath);
                }
            }
        }
        if (together.isEmpty()) {
            return new Docs.Any(single);
        }
        if (!single.isEmpty()) {
            together.addFirst(new Docs.Any(single));
        }
        return together.size() == 1 ? together.getFirst() : new Docs.Either(together);
    }

    private void add(List<Docs> together, Way way, boolean inPath) throws IOException {
        var each = new ArrayList<Docs.Any>();
        for (var term : way.terms()) {
            var lists = new ArrayList<PostingsEnum>();
            add(lists, term, inPath);
            if (lists.isEmpty()) {
                return;
            }
            each.add(new Docs.Any(lists));
        }
        each.sort(Comparator.comparingLong(Docs.Any::cost));
        together.add(new Docs.All(each));
    }

    private void add(List<PostingsEnum> lists, String term, boolean inPath) throws IOException {
        terms.add(lists, Fields.NAME, term);
        if (inPath) {
            terms.add(lists, Fields.PATH, term);
        }
    }
}
