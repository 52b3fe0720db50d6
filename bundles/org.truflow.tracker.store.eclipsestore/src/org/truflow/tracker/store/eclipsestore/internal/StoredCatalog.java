package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.serializer.reference.Lazy;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogVersion;

/** A catalog in the graph: few and large parts, because Eclipse Store keeps some 100 bytes in memory for each. */
final class StoredCatalog {
    private final byte[] owner;
    private final long epoch;
    private final long number;
    /** Of each chunk its rows, size and first key; after them the audiences, which a former version did not write. */
    private final Lazy<byte[]> index;

    private final Lazy<byte[]>[] chunks;

    private StoredCatalog(PeerId owner, CatalogVersion version, Lazy<byte[]> index, List<Lazy<byte[]>> chunks) {
        this.owner = owner.toBytes();
        this.epoch = version.epoch();
        this.number = version.number();
        this.index = index;
        @SuppressWarnings("unchecked")
        var array = (Lazy<byte[]>[]) new Lazy<?>[0];
        this.chunks = chunks.toArray(array);
    }

    static StoredCatalog sample() {
        var nothing = Lazy.UnregisteredReference(new byte[1]);
        return new StoredCatalog(PeerId.of(new byte[32]), CatalogVersion.NONE, nothing, List.of(nothing));
    }

    /** @param places where the catalog's chunks are kept, in order */
    static StoredCatalog of(PeerId owner, Catalog catalog, List<Lazy<byte[]>> places) {
        var index = new Packer();
        for (var chunk : catalog.chunks()) {
            index.number(chunk.rows())
                    .number(chunk.size())
                    .array(chunk.first().folder())
                    .array(chunk.first().name());
        }
        index.audiences(catalog.audiences());
        return new StoredCatalog(owner, catalog.version(), Lazy.UnregisteredReference(index.toBytes()), places);
    }

    PeerId owner() {
        return PeerId.of(owner);
    }

    List<Lazy<byte[]>> places() {
        return List.of(chunks);
    }

    /** Lets go of what is needed at the start only. */
    void cool() {
        index.clear();
    }

    Catalog load(WarmChunks warm) throws IOException {
        var catalog = Unpacker.read(ByteBuffer.wrap(index.get()), in -> {
            var loaded = new ArrayList<Chunk>(chunks.length);
            for (var place : chunks) {
                var rows = in.number();
                var size = in.number();
                loaded.add(Chunk.saved(new Key(in.array(), in.array()), rows, size, place, warm));
            }
            return new Catalog(new CatalogVersion(epoch, number), loaded, in.isAtEnd() ? Map.of() : in.audiences());
        });
        cool();
        return catalog;
    }
}
