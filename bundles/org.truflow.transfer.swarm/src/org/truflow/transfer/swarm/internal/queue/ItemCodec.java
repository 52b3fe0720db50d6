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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;

/**
 * {@link Item}s as bytes, of a version, for a file that only this program reads. What many items share, folders and people, is one
 * object for all that one codec reads. For one thread at a time.
 */
final class ItemCodec {
    private static final int VERSION = 2;
    private static final int MOST_SOURCES = 1_000;
    private static final byte CONTENT = 1;
    private static final byte REMOTE = 2;

    private final FileSystem disk;
    private final Map<String, Path> folders = new HashMap<>();
    private final Map<String, String> users = new HashMap<>();

    /** @param disk that the paths in the items are of */
    ItemCodec(FileSystem disk) {
        this.disk = disk;
    }

    static byte[] encode(Item item) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(item.id());
            wanted(out, item.wanted());
            instant(out, item.added());
            text(out, item.root().toString());
            text(out, item.name());
            text(out, item.place().file());
            out.writeByte(item.kind().ordinal());
            out.writeBoolean(item.content().isPresent());
            if (item.content().isPresent()) {
                out.write(item.content().get().toBytes());
            }
            out.writeLong(item.size());
            out.writeInt(item.files());
            out.writeLong(item.done());
            out.writeInt(item.filesDone());
            sources(out, item.sources());
            stand(out, item.stand());
            out.writeByte(item.options().priority().ordinal());
            out.writeBoolean(item.options().inOrder());
            out.writeBoolean(item.options().choose());
            out.writeLong(item.rank());
            out.writeBoolean(item.errand().check());
            text(out, item.errand().moveTo().map(Path::toString).orElse(""));
            out.writeByte(item.errand().back().map(Enum::ordinal).orElse(-1));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if this is no item of this version */
    Item decode(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var version = in.readByte();
            if (version != VERSION) {
                throw new IOException(
                        "an entry of version " + version + " in the download queue; this program knows " + VERSION);
            }
            return new Item(
                    in.readLong(),
                    wanted(in),
                    instant(in),
                    place(in),
                    new Item.Thing(
                            Item.Kind.values()[in.readByte()],
                            in.readBoolean() ? Optional.of(ContentHash.of(hash(in))) : Optional.empty(),
                            in.readLong(),
                            in.readInt()),
                    new Item.Progress(in.readLong(), in.readInt(), sources(in)),
                    stand(in),
                    new DownloadOptions(Priority.values()[in.readByte()], in.readBoolean(), in.readBoolean()),
                    in.readLong(),
                    errand(in));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IOException("an entry of the download queue makes no sense: " + e.getMessage(), e);
        }
    }

    private Item.Errand errand(DataInputStream in) throws IOException {
        var check = in.readBoolean();
        var moveTo = folder(in);
        var back = in.readByte();
        return new Item.Errand(check, moveTo, back < 0 ? Optional.empty() : Optional.of(Item.Standing.values()[back]));
    }

    private Item.Place place(DataInputStream in) throws IOException {
        var root = folder(text(in));
        var name = text(in);
        var file = text(in);
        return new Item.Place(root, name, file.equals(name) ? name : file);
    }

    private static void sources(DataOutputStream out, List<SourceShare> all) throws IOException {
        var sources = all.subList(0, Math.min(all.size(), MOST_SOURCES));
        out.writeInt(sources.size());
        for (var source : sources) {
            out.write(source.peer().toBytes());
            text(out, source.user());
            out.writeLong(source.bytes());
            out.writeInt(source.rejected());
        }
    }

    private List<SourceShare> sources(DataInputStream in) throws IOException {
        var sources = new ArrayList<SourceShare>();
        for (var left = Math.min(in.readInt(), MOST_SOURCES); left > 0; left--) {
            sources.add(new SourceShare(PeerId.of(hash(in)), user(in), in.readLong(), in.readInt()));
        }
        return sources;
    }

    private static void stand(DataOutputStream out, Item.Stand stand) throws IOException {
        out.writeByte(stand.standing().ordinal());
        var why = stand.failure();
        text(out, why.map(failed -> failed.reason().name()).orElse(""));
        text(out, why.map(Failed::message).orElse(""));
        instant(out, why.flatMap(Failed::retry));
        out.writeInt(stand.attempts());
        instant(out, stand.ended());
        out.writeBoolean(stand.kept());
    }

    private static Item.Stand stand(DataInputStream in) throws IOException {
        return new Item.Stand(
                Item.Standing.values()[in.readByte()],
                failure(text(in), text(in), maybeInstant(in)),
                in.readInt(),
                maybeInstant(in),
                in.readBoolean());
    }

    private static Optional<Failed> failure(String reason, String message, Optional<Instant> retry) {
        return reason.isEmpty() ? Optional.empty() : Optional.of(new Failed(Reason.valueOf(reason), message, retry));
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

    private Wanted wanted(DataInputStream in) throws IOException {
        var kind = in.readByte();
        return switch (kind) {
            case CONTENT -> new Wanted.Content(ContentHash.of(hash(in)), text(in), folder(in));
            case REMOTE -> new Wanted.Remote(user(in), text(in), folder(in));
            default -> throw new IOException("a download of an unknown kind: " + kind);
        };
    }

    private Optional<Path> folder(DataInputStream in) throws IOException {
        var text = text(in);
        return text.isEmpty() ? Optional.empty() : Optional.of(folder(text));
    }

    private Path folder(String path) {
        return folders.computeIfAbsent(path, disk::getPath);
    }

    private String user(DataInputStream in) throws IOException {
        return users.computeIfAbsent(text(in), name -> name);
    }

    private static void instant(DataOutputStream out, Optional<Instant> time) throws IOException {
        out.writeBoolean(time.isPresent());
        if (time.isPresent()) {
            instant(out, time.get());
        }
    }

    private static Optional<Instant> maybeInstant(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(instant(in)) : Optional.empty();
    }

    private static void instant(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
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
