package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.util.BytesRef;
import org.truflow.id.PeerId;
import org.truflow.search.FileType;
import org.truflow.search.query.Filter;
import org.truflow.tracker.search.Question;

/** Says the filters of a query in terms of the index, as far as there are terms for them. For one search. */
final class Conditions {
    private static final int MOST_HASHES = 256;
    private static final int HEX = 16;
    private static final int DIGITS_OF_BYTE = 2;

    private final Question question;

    Conditions(Question question) {
        this.question = question;
    }

    /** Returns the documents of each filter that has to hold. Some may be more than it says: see {@link DocumentCheck}. */
    List<Docs> required(SegmentTerms terms) throws IOException {
        var all = new ArrayList<Docs>();
        for (var condition : question.query().conditions()) {
            if (!condition.negated()) {
                all.addAll(docs(condition.filter(), terms));
            }
        }
        return all;
    }

    /** Returns the documents of filters that must not hold, where terms say it exactly. */
    List<Docs> excluded(SegmentTerms terms) throws IOException {
        var all = new ArrayList<Docs>();
        for (var condition : question.query().conditions()) {
            if (condition.negated() && isExact(condition.filter())) {
                all.addAll(docs(condition.filter(), terms));
            }
        }
        return all;
    }

    /** Whether the terms of a filter say all of it. */
    static boolean isExact(Filter filter) {
        return switch (filter) {
            case Filter.Type _, Filter.Extension _, Filter.Owner _ -> true;
            case Filter.Size _, Filter.Date _, Filter.In _, Filter.Hash _ -> false;
        };
    }

    private List<Docs> docs(Filter filter, SegmentTerms terms) throws IOException {
        var lists = new ArrayList<PostingsEnum>();
        switch (filter) {
            case Filter.Type type -> {
                for (FileType each : type.types()) {
                    terms.add(lists, Fields.KIND, Fields.type(each));
                }
            }
            case Filter.Extension extension -> {
                for (var each : extension.extensions()) {
                    terms.add(lists, Fields.KIND, Fields.extension(each));
                }
            }
            case Filter.Owner owner -> {
                for (var peer : peers(owner)) {
                    terms.add(lists, Fields.OWNER, Fields.owner(peer).bytes());
                }
            }
            case Filter.In in -> {
                return folders(in, terms);
            }
            case Filter.Hash hash -> lists.addAll(terms.beginningWith(Fields.HASH, prefix(hash.digits()), MOST_HASHES));
            case Filter.Size _, Filter.Date _ -> {
                return List.of();
            }
        }
        return List.of(new Docs.Any(lists));
    }

    private Set<PeerId> peers(Filter.Owner owner) {
        var peers = new HashSet<PeerId>();
        owner.names().forEach(name -> peers.addAll(question.owners().apply(name)));
        return peers;
    }

    private static List<Docs> folders(Filter.In in, SegmentTerms terms) throws IOException {
        var all = new ArrayList<Docs>();
        for (var folder : in.folders()) {
            for (var term : Meanings.all(folder).terms()) {
                var lists = new ArrayList<PostingsEnum>();
                terms.add(lists, Fields.PATH, term);
                all.add(new Docs.Any(lists));
            }
        }
        return all;
    }

    /** Returns the whole bytes of hexadecimal digits, at most those that are in the index. */
    private static BytesRef prefix(String digits) {
        var bytes = new byte[Math.min(Fields.HASH_BYTES, digits.length() / DIGITS_OF_BYTE)];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits, i * DIGITS_OF_BYTE, (i + 1) * DIGITS_OF_BYTE, HEX);
        }
        return new BytesRef(bytes);
    }
}
