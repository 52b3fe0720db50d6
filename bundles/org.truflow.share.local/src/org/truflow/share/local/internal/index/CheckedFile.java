package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
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

    private static final int BLOCK = 4 * 1024;
    private static final int NODE = 1;
    private static final int COMPRESSED = 2;
    private static final int LEAST_LENGTH = 4;

    /** @param settings of the store, as {@link org.h2.mvstore.MVStore.Builder} names them */
    CheckedFile(Map<String, Object> settings) {
        super(settings);
    }

    /** @param metadata of a chunk, out of its header or out of the layout of the store */
    @Override
    public SFChunk createChunk(String metadata) {
        var chunk = super.createChunk(metadata);
        var said = DataUtils.parseMap(metadata);
        var pages = DataUtils.readHexLong(said, "pages", 0);
        var contents = DataUtils.readHexLong(said, "toc", 0);
        var bytes = (long) chunk.len * BLOCK;
        if (pages < 0 || contents < 0 || contents > bytes || pages > (bytes - contents) / Long.BYTES) {
            throw damaged();
        }
        return chunk;
    }

    /** Reads a page, but also whole chunks that are to be moved, and the tables of contents of those that are to be rewritten. */
    @Override
    public ByteBuffer readFully(SFChunk chunk, long position, int length) {
        var read = bounded(chunk, position, length);
        if (chunk != null) {
            var offset = position - chunk.block * BLOCK;
            // Its header is where a chunk begins, so no page is; the store sees that by itself.
            if (offset != 0 && !isContents(read.duplicate(), offset)) {
                check(read.duplicate());
            }
        }
        return read;
    }

    private ByteBuffer bounded(@Nullable SFChunk chunk, long position, int length) {
        if (chunk != null && (length < 0 || length > size() - position)) {
            // Said before there is memory taken for it; else the end of the file would be met afterwards.
            throw DataUtils.newMVStoreException(
                    DataUtils.ERROR_READING_FAILED,
                    "the index of the shares ends at {0}, {1} bytes at {2} are asked for",
                    size(),
                    length,
                    position);
        }
        return super.readFully(chunk, position, length);
    }

    /**
     * Whether that is a table of contents: a number for each page, which says among others where in the chunk it is, in that order and
     * all before the table.
     */
    private static boolean isContents(ByteBuffer read, long offset) {
        if (read.remaining() == 0 || read.remaining() % Long.BYTES != 0) {
            return false;
        }
        var before = 0;
        while (read.hasRemaining()) {
            var page = DataUtils.getPageOffset(read.getLong());
            if (page <= before || page >= offset) {
                return false;
            }
            before = page;
        }
        return true;
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
