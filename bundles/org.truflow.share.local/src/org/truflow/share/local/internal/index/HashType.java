package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/** A content hash as the key of a map. */
@NonNullByDefault({})
final class HashType extends BasicDataType<ContentHash> {
    private static final int MEMORY = 72;

    @Override
    public int compare(ContentHash a, ContentHash b) {
        return a.compareTo(b);
    }

    @Override
    public int getMemory(ContentHash hash) {
        return MEMORY;
    }

    @Override
    public void write(WriteBuffer out, ContentHash hash) {
        out.put(hash.toBytes());
    }

    @Override
    public ContentHash read(ByteBuffer in) {
        return new ContentHash(Sha256.read(in));
    }

    @Override
    public ContentHash[] createStorage(int size) {
        return new ContentHash[size];
    }
}
