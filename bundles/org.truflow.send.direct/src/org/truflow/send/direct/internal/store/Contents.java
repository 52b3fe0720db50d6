package org.truflow.send.direct.internal.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.truflow.id.Sha256;
import org.truflow.send.Item;

/**
 * What an offer is about.
 *
 * @param lines of the list; {@code hash} of it
 * @param leftOut links, pipes and the like, which are not sent
 */
public record Contents(List<Item> items, int files, long size, int lines, Sha256 hash, int leftOut) {
    /** Nothing is known yet. */
    public static final Contents NONE = new Contents(List.of(), 0, 0, 0, new Sha256(0, 0, 0, 0), 0);

    public Contents {
        items = List.copyOf(items);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(items.size());
        for (var item : items) {
            out.writeUTF(item.name());
            out.writeBoolean(item.folder());
            out.writeInt(item.files());
            out.writeLong(item.size());
        }
        out.writeInt(files);
        out.writeLong(size);
        out.writeInt(lines);
        out.write(hash.toBytes());
        out.writeInt(leftOut);
    }

    public static Contents read(DataInputStream in) throws IOException {
        var items = new ArrayList<Item>();
        for (var left = in.readInt(); left > 0; left--) {
            items.add(new Item(in.readUTF(), in.readBoolean(), in.readInt(), in.readLong()));
        }
        return new Contents(
                items,
                in.readInt(),
                in.readLong(),
                in.readInt(),
                Sha256.of(in.readNBytes(Sha256.LENGTH)),
                in.readInt());
    }
}
