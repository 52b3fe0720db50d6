package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * The file of the store, whose pages are looked at before the store believes the lengths in them: it allocates by those alone,
 * so a page of nonsense could ask for more memory than there is. The format of a page is described in the documentation of H2
 * ("MVStore: File Format").
 */
@NonNullByDefault({})
final class CheckedFile extends SingleFileStore {
    /** The maps of the store itself, of texts to texts: which chunks there are, and which maps. */
    private static final int OWN_MAPS = 2;

    private static final int NODE = 1;
    private static final int COMPRESSED = 2;
    private static final int LEAST_LENGTH = 4;

    /** @param settings of the store, as {@link org.h2.mvstore.MVStore.Builder} names them */
    CheckedFile(Map<String, Object> settings) {
        super(settings);
    }

    @Override
    public ByteBuffer readFully(SFChunk chunk, long position, int length) {
        var read = super.readFully(chunk, position, length);
        if (chunk != null) {
            check(read.duplicate());
        }
        return read;
    }

    /** @param page from its beginning; more may follow, or a part of it may be missing, which the store sees by itself */
    private static void check(ByteBuffer page) {
        var length = page.remaining() < Integer.BYTES ? 0 : page.getInt(page.position());
        if (length < LEAST_LENGTH) {
            return;
        }
        var whole = length <= page.remaining();
        try {
            page.limit(whole ? page.position() + length : page.limit());
            page.position(page.position() + Integer.BYTES + Short.BYTES);
            DataUtils.readVarInt(page);
            var map = DataUtils.readVarInt(page);
            var keys = DataUtils.readVarInt(page);
            var type = page.get();
            if (keys < 0 || keys > length || (type & COMPRESSED) != 0) {
                throw damaged();
            }
            if (whole && map < OWN_MAPS) {
                checkTexts(page, keys, (type & NODE) != 0);
            }
        } catch (RuntimeException e) {
            throw e instanceof MVStoreException known ? known : damaged();
        }
    }

    private static void checkTexts(ByteBuffer page, int keys, boolean node) {
        if (node) {
            page.position(page.position() + (keys + 1) * Long.BYTES);
            for (var child = 0; child <= keys; child++) {
                DataUtils.readVarLong(page);
            }
        }
        var texts = node ? keys : 2 * keys;
        for (var text = 0; text < texts; text++) {
            TextType.INSTANCE.read(page);
        }
    }

    private static MVStoreException damaged() {
        return DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "a page of the shares holds nonsense");
    }
}
