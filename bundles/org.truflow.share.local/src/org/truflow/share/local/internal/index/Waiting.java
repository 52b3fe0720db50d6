package org.truflow.share.local.internal.index;

import java.nio.ByteBuffer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * A file's place in the queue of those to be hashed: small ones first, within a size class folder by folder, and after all others
 * those that are hashed a second time.
 */
public record Waiting(int turn, String path) {
    private static final int AGAIN = 100;

    static Waiting of(String path, Row.File file) {
        return new Waiting(
                file.content() == null
                        ? Long.SIZE - Long.numberOfLeadingZeros(file.stamp().size())
                        : AGAIN,
                path);
    }

    /** As the key of a map. */
    @NonNullByDefault({})
    static final class Type extends BasicDataType<Waiting> {
        private static final int MEMORY = 80;

        @Override
        public int compare(Waiting a, Waiting b) {
            var order = Integer.compare(a.turn, b.turn);
            return order != 0 ? order : TextType.INSTANCE.compare(a.path, b.path);
        }

        @Override
        public int getMemory(Waiting waiting) {
            return MEMORY + waiting.path.length();
        }

        @Override
        public void write(WriteBuffer out, Waiting waiting) {
            out.put((byte) waiting.turn);
            TextType.INSTANCE.write(out, waiting.path);
        }

        @Override
        public Waiting read(ByteBuffer in) {
            return new Waiting(in.get(), TextType.INSTANCE.read(in));
        }

        @Override
        public Waiting[] createStorage(int size) {
            return new Waiting[size];
        }
    }
}
