package org.truflow.tracker.search.lucene.internal;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.truflow.search.query.SearchQuery;

/**
 * Where a page of hits ended.
 *
 * @param search a number that is the same for the same query
 * @param seen hits given so far
 * @param last place of the last of them
 */
record Cursor(int search, int seen, Gathered.Place last) {
    private static final int BYTES = 4 + 4 + 4 + 8 + 8;
    /** Hits that can be paged through; whoever wants to see more says more words. */
    static final int MOST = 10_000;

    /** @throws IllegalArgumentException if it is none of {@link #toString()} for this search */
    static Cursor parse(String text, SearchQuery search) {
        try {
            var in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (in.remaining() == BYTES) {
                var cursor = new Cursor(
                        in.getInt(), in.getInt(), new Gathered.Place(in.getInt(), in.getLong(), in.getLong()));
                if (cursor.search == search.text().hashCode() && cursor.seen > 0 && cursor.seen <= MOST) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException e) {
            // Told below, whatever was wrong.
        }
        throw new IllegalArgumentException(
                "The cursor does not come from a page of this search. Search again from the beginning.");
    }

    @Override
    public String toString() {
        var out = ByteBuffer.allocate(BYTES);
        out.putInt(search)
                .putInt(seen)
                .putInt(last.stage())
                .putLong(last.rank())
                .putLong(last.group());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
    }
}
