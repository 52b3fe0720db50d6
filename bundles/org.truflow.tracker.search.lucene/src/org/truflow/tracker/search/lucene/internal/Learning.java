package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.search.query.Folding;

/** Learns after a start what the index keeps in memory: its words, and which contents there are. Searches go on meanwhile. */
@SuppressWarnings("resource") // The readers belong to the open index.
final class Learning {
    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

    private final Vocabulary vocabulary;
    private final KnownContents contents;
    private volatile boolean done;
    private volatile boolean closing;

    Learning(Vocabulary vocabulary, KnownContents contents) {
        this.vocabulary = vocabulary;
        this.contents = contents;
    }

    boolean isDone() {
        return done;
    }

    void stop() {
        closing = true;
    }

    void begin(MendedIndex index) {
        Thread.ofPlatform().daemon().name("truflow-search-learning").start(() -> {
            try {
                index.read(this::learn);
            } catch (IOException | RuntimeException e) {
                if (!closing) {
                    LOG.warn("The words of the search index could not be read: {}", e.getMessage(), e);
                }
            }
        });
    }

    private boolean learn(IndexSearcher searcher) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        for (var leaf : reader.leaves()) {
            for (var field : List.of(Fields.NAME, Fields.PATH)) {
                learnWords(leaf.reader(), field);
            }
            learnContents(leaf.reader());
        }
        done = !closing;
        return done;
    }

    private void learnWords(LeafReader segment, String field) throws IOException {
        var terms = segment.terms(field);
        if (terms == null) {
            return;
        }
        var each = terms.iterator();
        for (var term = each.next(); term != null && !closing; term = each.next()) {
            var word = term.utf8ToString();
            if (word.charAt(0) != Fields.START && !Folding.isIdeographic(word.codePointAt(0))) {
                vocabulary.add(word);
            }
        }
    }

    private void learnContents(LeafReader segment) throws IOException {
        var groups = DocValues.getNumeric(segment, Fields.GROUP);
        while (!closing && groups.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            contents.add(groups.longValue());
        }
    }
}
