package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.SearchIndex.Match;

/** Reads whole entries of one state of the index, in any order. For one thread. */
@SuppressWarnings("resource") // The readers belong to the open index.
final class Entries {
    private final List<LeafReaderContext> segments;
    private final @Nullable Segment[] opened;

    Entries(List<LeafReaderContext> segments) {
        this.segments = segments;
        opened = new @Nullable Segment[segments.size()];
    }

    /** @param document in the whole index */
    Match match(int document) throws IOException {
        var number = ReaderUtil.subIndex(document, segments);
        var context = segments.get(number);
        var segment = opened[number];
        if (segment == null) {
            segment = new Segment(context.reader());
            opened[number] = segment;
        }
        return segment.match(document - context.docBase);
    }

    /** The entries of one segment, to be asked for in order; out of order costs a look for where to begin. */
    static final class Segment {
        private final LeafReader reader;
        private BinaryDocValues entries;
        private SortedDocValues shares;

        Segment(LeafReader reader) throws IOException {
            this.reader = reader;
            entries = DocValues.getBinary(reader, Fields.ENTRY);
            shares = DocValues.getSorted(reader, Fields.SHARE);
        }

        Match match(int document) throws IOException {
            var entry = entry(document);
            if (shares.docID() > document) {
                shares = DocValues.getSorted(reader, Fields.SHARE);
            }
            if (!shares.advanceExact(document)) {
                throw new IOException("an entry has no owner");
            }
            return new Match(StoredEntry.owner(shares.lookupOrd(shares.ordValue())), entry);
        }

        CatalogChange entry(int document) throws IOException {
            return StoredEntry.entry(bytes(document));
        }

        BytesRef bytes(int document) throws IOException {
            if (entries.docID() > document) {
                entries = DocValues.getBinary(reader, Fields.ENTRY);
            }
            if (!entries.advanceExact(document)) {
                throw new IOException("an entry is missing");
            }
            return entries.binaryValue();
        }
    }
}
