package org.truflow.tracker.search.lucene.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Hands ready terms to Lucene; used again for each document. */
final class TermStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<String> terms = new ArrayList<>();
    private int at;

    void clear() {
        terms.clear();
    }

    void add(String text) {
        terms.add(text);
    }

    @Override
    public boolean incrementToken() {
        if (at == terms.size()) {
            return false;
        }
        clearAttributes();
        term.append(terms.get(at++));
        return true;
    }

    @Override
    public void reset() {
        at = 0;
    }
}
