package org.truflow.tracker.search.lucene.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.search.FileType;

/** The fields of a document. Only what is searched is indexed, without positions or frequencies. */
final class Fields {
    /** Owner and path, the key of a document. */
    static final String ID = "id";

    static final String OWNER = "owner";
    /** {@link #PEER} for the document of a peer, {@link #FOLDER}, or the extension and type of a file; {@link #ENTRIES} for all but peers. */
    static final String KIND = "kind";
    /** Words of the last component of the path, and their parts. */
    static final String NAME = "name";
    /** Words of the folders on the way. */
    static final String PATH = "path";

    /** The first eight bytes of the content hash. */
    static final String HASH = "hash";
    /** Doc value: what is found first, see {@link Rank}. Documents are sorted by it, and by {@link #GROUP} where it is the same. */
    static final String RANK = "rank";
    /** Doc value: what makes documents one hit. */
    static final String GROUP = "group";
    /** Doc value: the owner and the label of the share. */
    static final String SHARE = "share";
    /** Doc value: size and type, see {@link Traits}. */
    static final String TRAITS = "traits";
    /** Doc value: everything to give back that is not in {@link #SHARE}. */
    static final String ENTRY = "entry";

    static final String PEER = "peer";
    static final String FOLDER = "folder";
    static final String ENTRIES = "*";
    static final int OWNER_BYTES = 32;
    static final int HASH_BYTES = 8;
    /** Before the first one or two letters of a word in {@link #NAME}. */
    static final char START = '\u0001';

    private Fields() {}

    static Term owner(PeerId owner) {
        return new Term(OWNER, new BytesRef(owner.toBytes()));
    }

    static Term hash(ContentHash content) {
        return new Term(HASH, new BytesRef(content.toBytes(), 0, HASH_BYTES));
    }

    /** Returns the term of files with that extension. */
    static String extension(String extension) {
        return "." + extension;
    }

    static String type(FileType type) {
        return ":" + type.ordinal();
    }

    /** Returns the owner and the label of a share. */
    static BytesRef share(PeerId owner, String path) {
        var slash = path.indexOf('/');
        return id(owner, slash < 0 ? path : path.substring(0, slash)).bytes();
    }

    /** Returns the label in the key of a share. */
    static String share(BytesRef key) {
        return new String(key.bytes, key.offset + OWNER_BYTES, key.length - OWNER_BYTES, StandardCharsets.UTF_8);
    }

    /** Returns the key of a document; with an empty path, of the peer's own. */
    static Term id(PeerId owner, String path) {
        var text = path.getBytes(StandardCharsets.UTF_8);
        var key = Arrays.copyOf(owner.toBytes(), OWNER_BYTES + text.length);
        System.arraycopy(text, 0, key, OWNER_BYTES, text.length);
        return new Term(ID, new BytesRef(key));
    }
}
