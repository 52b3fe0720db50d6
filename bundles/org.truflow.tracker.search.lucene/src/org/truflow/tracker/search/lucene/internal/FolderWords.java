package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** Collects the words of folders' names that contain a text. */
@NonNullByDefault({}) // Lucene says nothing of nulls, and its signatures are to be met as they are.
final class FolderWords extends SimpleCollector {
    private static final int MOST_WORDS = 64;
    private static final int MOST_FOLDERS = 2_000;

    private final String text;
    private final Budget budget;
    private final Set<String> words = new HashSet<>();
    private @Nullable BinaryDocValues folded;
    private int folders;

    private FolderWords(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    static List<BytesRef> containing(String text, Query folders, IndexSearcher searcher, Budget budget)
            throws IOException {
        var collector = new FolderWords(text, budget);
        searcher.search(folders, collector);
        return collector.words.stream().map(BytesRef::new).toList();
    }

    @Override
    @SuppressWarnings("resource") // The reader belongs to the open index.
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        folded = DocValues.getBinary(leaf.reader(), Fields.FOLDED);
    }

    @Override
    public void collect(int document) throws IOException {
        var names = folded;
        if (++folders > MOST_FOLDERS || words.size() >= MOST_WORDS) {
            budget.leaveOut();
            throw new CollectionTerminatedException();
        }
        if (names != null && names.advanceExact(document)) {
            for (var word : names.binaryValue().utf8ToString().split(" ")) {
                if (word.contains(text)) {
                    words.add(word);
                }
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
