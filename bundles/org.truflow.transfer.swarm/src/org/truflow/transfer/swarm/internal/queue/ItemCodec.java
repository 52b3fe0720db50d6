package org.truflow.transfer.swarm.internal.queue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;

/** {@link Item}s as bytes, of a version, for a file that only this program reads. */
final class ItemCodec {
    private static final int VERSION = 1;
    private static final int MOST_SOURCES = 1_000;
    private static final byte CONTENT = 1;
    private static final byte REMOTE = 2;

    private ItemCodec() {}

    static byte[] encode(Item item) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(item.id());
            wanted(out, item.wanted());
            out.writeLong(item.added().getEpochSecond());
            out.writeInt(item.added().getNano());
            text(out, item.root().toString());
            text(out, item.name());
            text(out, item.target().toString());
            out.writeByte(item.kind().ordinal());
            out.writeBoolean(item.content().isPresent());
            if (item.content().isPresent()) {
                out.write(item.content().get().toBytes());
            }
            out.writeLong(item.size());
            out.writeLong(item.done());
            out.writeInt(item.files());
            out.writeInt(item.filesDone());
            out.writeByte(item.standing().ordinal());
            text(out, item.failure().map(why -> why.reason().name()).orElse(""));
            text(out, item.failure().map(Failed::message).orElse(""));
            var sources = item.sources().subList(0, Math.min(item.sources().size(), MOST_SOURCES));
            out.writeInt(sources.size());
            for (var source : sources) {
                out.write(source.peer().toBytes());
                text(out, source.user());
                out.writeLong(source.bytes());
                out.writeInt(source.rejected());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param disk that the paths in it are of
     * @throws IOException if this is no item of this version
     */
    static Item decode(byte[] bytes, FileSystem disk) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var version = in.readByte();
            if (version != VERSION) {
                throw new IOException(
                        "an entry of version " + version + " in the download queue; this program knows " + VERSION);
            }
            return new Item(
                    in.readLong(),
                    wanted(in, disk),
                    Instant.ofEpochSecond(in.readLong(), in.readInt()),
                    disk.getPath(text(in)),
                    text(in),
                    disk.getPath(text(in)),
                    Item.Kind.values()[in.readByte()],
                    in.readBoolean() ? Optional.of(ContentHash.of(hash(in))) : Optional.empty(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    Item.Standing.values()[in.readByte()],
                    failure(text(in), text(in)),
                    sources(in));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("an entry of the download queue makes no sense: " + e.getMessage(), e);
        }
    }

    private static ArrayList<SourceShare> sources(DataInputStream in) throws IOException {
        var sources = new ArrayList<SourceShare>();
        for (var left = Math.min(in.readInt(), MOST_SOURCES); left > 0; left--) {
            sources.add(new SourceShare(PeerId.of(hash(in)), text(in), in.readLong(), in.readInt()));
        }
        return sources;
    }

    private static Optional<Failed> failure(String reason, String message) {
        return reason.isEmpty() ? Optional.empty() : Optional.of(new Failed(Reason.valueOf(reason), message));
    }

    private static void wanted(DataOutputStream out, Wanted wanted) throws IOException {
        switch (wanted) {
            case Wanted.Content content -> {
                out.writeByte(CONTENT);
                out.write(content.content().toBytes());
                text(out, content.name());
            }
            case Wanted.Remote remote -> {
                out.writeByte(REMOTE);
                text(out, remote.user());
                text(out, remote.path());
            }
        }
        text(out, wanted.folder().map(Path::toString).orElse(""));
    }

    private static Wanted wanted(DataInputStream in, FileSystem disk) throws IOException {
        var kind = in.readByte();
        return switch (kind) {
            case CONTENT -> new Wanted.Content(ContentHash.of(hash(in)), text(in), folder(in, disk));
            case REMOTE -> new Wanted.Remote(text(in), text(in), folder(in, disk));
            default -> throw new IOException("a download of an unknown kind: " + kind);
        };
    }

    private static Optional<Path> folder(DataInputStream in, FileSystem disk) throws IOException {
        var text = text(in);
        return text.isEmpty() ? Optional.empty() : Optional.of(disk.getPath(text));
    }

    private static byte[] hash(DataInputStream in) throws IOException {
        var bytes = new byte[Sha256.LENGTH];
        in.readFully(bytes);
        return bytes;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes in the download queue");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
