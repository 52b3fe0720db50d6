package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Finds documents whose folded name contains a text, among those that another query finds. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
@NonNullByDefault({}) // Lucene says nothing of nulls, and its signatures are to be met as they are.
final class SubstringQuery extends Query {
    private static final float COST_OF_A_LOOK = 50;

    private final Query candidates;
    private final BytesRef text;

    SubstringQuery(Query candidates, String text) {
        this.candidates = candidates;
        this.text = new BytesRef(text);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        var rewritten = candidates.rewrite(searcher);
        return rewritten == candidates ? this : new SubstringQuery(rewritten, text.utf8ToString());
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        var inner = searcher.createWeight(candidates, ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                var found = inner.scorerSupplier(leaf);
                return found == null ? null : new Verified(found, leaf, score(), mode);
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private final class Verified extends ScorerSupplier {
        private final ScorerSupplier found;
        private final LeafReaderContext leaf;
        private final float score;
        private final ScoreMode mode;

        Verified(ScorerSupplier found, LeafReaderContext leaf, float score, ScoreMode mode) {
            this.found = found;
            this.leaf = leaf;
            this.score = score;
            this.mode = mode;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            return new ConstantScoreScorer(
                    score,
                    mode,
                    new Look(found.get(leadCost).iterator(), DocValues.getBinary(leaf.reader(), Fields.FOLDED)));
        }

        @Override
        public long cost() {
            return found.cost();
        }
    }

    private final class Look extends TwoPhaseIterator {
        private final BinaryDocValues folded;

        Look(DocIdSetIterator candidates, BinaryDocValues folded) {
            super(candidates);
            this.folded = folded;
        }

        @Override
        public boolean matches() throws IOException {
            return folded.advanceExact(approximation.docID()) && contains(folded.binaryValue());
        }

        @Override
        public float matchCost() {
            return COST_OF_A_LOOK;
        }
    }

    private boolean contains(BytesRef name) {
        var last = name.offset + name.length - text.length;
        for (var from = name.offset; from <= last; from++) {
            if (name.bytes[from] == text.bytes[text.offset]
                    && Arrays.equals(
                            name.bytes, from, from + text.length, text.bytes, text.offset, text.offset + text.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "contains " + text.utf8ToString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubstringQuery query && query.candidates.equals(candidates) && query.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(candidates, text);
    }
}
