package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.eclipse.jdt.annotation.Nullable;

/** Documents of one segment, read once from the first to the last, a window at a time. For one thread. */
interface Docs {
    int WINDOW = 1 << 14;

    /** Returns about how many there are. */
    long cost() throws IOException;

    /** Returns about how much it takes to move on: the number of lists that are read. */
    int lists() throws IOException;

    /** Returns a document at or after {@code from} before which there is none; at or after earlier ones. */
    int next(int from) throws IOException;

    /** Adds those from {@code from}, at or after earlier ones, to before {@code to}, to bits that count from {@code from}. */
    void fill(FixedBitSet bits, int from, int to) throws IOException;

    /** Whether a document after earlier ones is among them. */
    boolean has(int document) throws IOException;

    /** What is in any of several lists. */
    record Any(List<PostingsEnum> postings) implements Docs {
        @Override
        public long cost() {
            return postings.stream().mapToLong(PostingsEnum::cost).sum();
        }

        @Override
        public int lists() {
            return postings.size();
        }

        @Override
        public int next(int from) throws IOException {
            var first = DocIdSetIterator.NO_MORE_DOCS;
            for (var i = 0; i < postings.size(); i++) {
                first = Math.min(first, reach(postings.get(i), from));
            }
            return first;
        }

        @Override
        public void fill(FixedBitSet bits, int from, int to) throws IOException {
            for (var i = 0; i < postings.size(); i++) {
                if (reach(postings.get(i), from) < to) {
                    postings.get(i).intoBitSet(to, bits, from);
                }
            }
        }

        @Override
        public boolean has(int document) throws IOException {
            for (var i = 0; i < postings.size(); i++) {
                if (reach(postings.get(i), document) == document) {
                    return true;
                }
            }
            return false;
        }

        private static int reach(PostingsEnum list, int document) throws IOException {
            return list.docID() < document ? list.advance(document) : list.docID();
        }
    }

    /** What is in each of several. */
    final class All implements Docs {
        private final List<? extends Docs> each;
        private final FixedBitSet one = new FixedBitSet(WINDOW);
        private final FixedBitSet both = new FixedBitSet(WINDOW);

        /** @param each at least one, the fewest first */
        All(List<? extends Docs> each) {
            this.each = each;
        }

        @Override
        public long cost() throws IOException {
            return each.getFirst().cost();
        }

        @Override
        public int lists() throws IOException {
            var lists = 0;
            for (var docs : each) {
                lists += docs.lists();
            }
            return lists;
        }

        @Override
        public int next(int from) throws IOException {
            return each.getFirst().next(from);
        }

        @Override
        public void fill(FixedBitSet bits, int from, int to) throws IOException {
            both.clear();
            each.getFirst().fill(both, from, to);
            for (var other : each.subList(1, each.size())) {
                if (both.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS) {
                    return;
                }
                one.clear();
                other.fill(one, from, to);
                both.and(one);
            }
            bits.or(both);
        }

        @Override
        public boolean has(int document) throws IOException {
            for (var other : each) {
                if (!other.has(document)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What is in any of several. */
    record Either(List<Docs> ways) implements Docs {
        @Override
        public long cost() throws IOException {
            var cost = 0L;
            for (var way : ways) {
                cost += way.cost();
            }
            return cost;
        }

        @Override
        public int lists() throws IOException {
            var lists = 0;
            for (var way : ways) {
                lists += way.lists();
            }
            return lists;
        }

        @Override
        public int next(int from) throws IOException {
            var first = DocIdSetIterator.NO_MORE_DOCS;
            for (var way : ways) {
                first = Math.min(first, way.next(from));
            }
            return first;
        }

        @Override
        public void fill(FixedBitSet bits, int from, int to) throws IOException {
            for (var way : ways) {
                way.fill(bits, from, to);
            }
        }

        @Override
        public boolean has(int document) throws IOException {
            for (var way : ways) {
                if (way.has(document)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What is looked up when it is first asked for. */
    final class Later implements Docs {
        private final Lookup lookup;
        private @Nullable Docs found;

        interface Lookup {
            Docs look() throws IOException;
        }

        Later(Lookup lookup) {
            this.lookup = lookup;
        }

        Docs found() throws IOException {
            var known = found;
            if (known == null) {
                known = lookup.look();
                found = known;
            }
            return known;
        }

        @Override
        public long cost() throws IOException {
            return found().cost();
        }

        @Override
        public int lists() throws IOException {
            return found().lists();
        }

        @Override
        public int next(int from) throws IOException {
            return found().next(from);
        }

        @Override
        public void fill(FixedBitSet bits, int from, int to) throws IOException {
            found().fill(bits, from, to);
        }

        @Override
        public boolean has(int document) throws IOException {
            return found().has(document);
        }
    }
}
