package org.truflow.transfer.swarm.internal.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Component;
import org.truflow.content.FileTree;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.ContentProvider;
import org.truflow.share.OpenContent;
import org.truflow.transfer.PieceMap;

/**
 * Hands out the verified pieces of what is still being fetched. Call from any thread; reading waits for the disk.
 */
@Component(service = {ContentProvider.class, PartialContents.class})
public final class PartialContents implements ContentProvider {
    private record Held(PartFile part, FileTree tree, String name, BooleanSupplier forEveryone) {}

    private final Map<ContentHash, Held> all = new ConcurrentHashMap<>();

    /**
     * From now on the verified pieces of {@code part} are handed out.
     *
     * @param forEveryone whether everyone may see the content, as far as is known by now; before, nobody gets anything
     */
    public void add(PartFile part, FileTree tree, String name, BooleanSupplier forEveryone) {
        all.putIfAbsent(tree.root(), new Held(part, tree, name, forEveryone));
    }

    /** The part file is finished, or given up. */
    public void remove(PartFile part, ContentHash content) {
        all.entrySet().removeIf(each -> each.getKey().equals(content) && each.getValue().part == part);
    }

    /** Returns whether there is anything to hand out. */
    public boolean has(ContentHash content) {
        return held(content).filter(there -> !there.part.pieces().isEmpty()).isPresent();
    }

    /** Returns which pieces of a content are there, whoever may see it. @param file index to tell them by */
    public Optional<PieceMap> map(ContentHash content, int file) {
        return Optional.ofNullable(all.get(content)).map(there -> {
            var pieces = there.tree.pieces();
            return new PieceMap(file, pieces.length(), pieces.count(), there.part.pieces());
        });
    }

    @Override
    public Optional<OpenContent> open(ContentHash content) {
        return held(content).map(Partial::new);
    }

    private Optional<Held> held(ContentHash content) {
        return Optional.ofNullable(all.get(content)).filter(there -> there.forEveryone.getAsBoolean());
    }

    /** What came from a share for some people, or was sent to one, is nobody else's. */
    @Override
    public boolean shows(ContentHash content, PeerId asker) {
        return held(content).isPresent();
    }

    @Override
    public boolean partial() {
        return true;
    }

    /** Belongs to the download; whoever reads it has nothing to close. */
    private record Partial(Held held) implements OpenContent {
        @Override
        public String name() {
            return held.name;
        }

        @Override
        public long size() {
            return held.tree.size();
        }

        @Override
        public byte[] pieceLayer() {
            return held.tree.pieceLayer();
        }

        @Override
        public Optional<BitSet> pieces() {
            return Optional.of(held.part.pieces());
        }

        @Override
        public boolean has(long position, int length) {
            var pieces = held.tree.pieces();
            return position >= 0
                    && length > 0
                    && position <= pieces.size() - length
                    && held.part.has(pieces.at(position), pieces.at(position + length - 1));
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            if (!has(position, target.remaining())) {
                throw new EOFException("these bytes of " + held.name + " are not here (any more)");
            }
            held.part.read(target, position);
        }

        @Override
        public void close() {
            // The part file is open for the download.
        }
    }
}
