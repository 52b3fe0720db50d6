package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/** One of the places where a content lies. Ordered by the content, then by the path. */
record Copy(ContentHash content, String path) {

    /** As the key of a map. */
    @NonNullByDefault({})
    static final class Type extends BasicDataType<Copy> {
        private static final int MEMORY = 120;

        @Override
        public int compare(Copy a, Copy b) {
            var order = a.content.compareTo(b.content);
            return order != 0 ? order : TextType.INSTANCE.compare(a.path, b.path);
        }

        @Override
        public int getMemory(Copy copy) {
            return MEMORY + copy.path.length();
        }

        @Override
        public void write(WriteBuffer out, Copy copy) {
            out.put(copy.content.toBytes());
            TextType.INSTANCE.write(out, copy.path);
        }

        @Override
        public Copy read(ByteBuffer in) {
            return new Copy(new ContentHash(Sha256.read(in)), TextType.INSTANCE.read(in));
        }

        @Override
        public Copy[] createStorage(int size) {
            return new Copy[size];
        }
    }
}
