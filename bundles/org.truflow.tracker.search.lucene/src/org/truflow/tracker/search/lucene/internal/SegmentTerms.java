package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** Looks terms up in one segment, each once however often its documents are read. For one search. */
final class SegmentTerms {
    private final LeafReader segment;
    private final Budget budget;
    private final Map<String, Field> fields = new HashMap<>();

    SegmentTerms(LeafReader segment, Budget budget) {
        this.segment = segment;
        this.budget = budget;
    }

    /** Adds the documents of a term to a list, if there are any. */
    void add(List<PostingsEnum> lists, String field, String term) throws IOException {
        add(lists, field, new BytesRef(term));
    }

    void add(List<PostingsEnum> lists, String field, BytesRef term) throws IOException {
        if (!fields.containsKey(field)) {
            fields.put(field, new Field(segment, field));
        }
        budget.takeWork(1);
        Objects.requireNonNull(fields.get(field)).add(lists, term);
    }

    /** Returns the documents of all terms that begin so, of at most so many. */
    List<PostingsEnum> beginningWith(String field, BytesRef prefix, int most) throws IOException {
        var lists = new ArrayList<PostingsEnum>();
        var terms = segment.terms(field);
        if (terms == null) {
            return lists;
        }
        var each = terms.iterator();
        var status = each.seekCeil(prefix);
        while (status != TermsEnum.SeekStatus.END && lists.size() < most && startsWith(each.term(), prefix)) {
            lists.add(each.postings(null, PostingsEnum.NONE));
            if (each.next() == null) {
                break;
            }
        }
        return lists;
    }

    private static boolean startsWith(BytesRef term, BytesRef prefix) {
        return term.length >= prefix.length && new BytesRef(term.bytes, term.offset, prefix.length).bytesEquals(prefix);
    }

    private static final class Field {
        private final TermsEnum terms;
        private final Map<BytesRef, Optional<TermState>> known = new HashMap<>();

        Field(LeafReader segment, String name) throws IOException {
            var all = segment.terms(name);
            terms = all == null ? TermsEnum.EMPTY : all.iterator();
        }

        void add(List<PostingsEnum> lists, BytesRef term) throws IOException {
            var isNew = !known.containsKey(term);
            if (isNew) {
                known.put(term, terms.seekExact(term) ? Optional.of(terms.termState()) : Optional.empty());
            }
            var state = known.getOrDefault(term, Optional.empty());
            if (!isNew && state.isPresent()) {
                terms.seekExact(term, state.get());
            }
            if (state.isPresent()) {
                lists.add(terms.postings(null, PostingsEnum.NONE));
            }
        }
    }
}
