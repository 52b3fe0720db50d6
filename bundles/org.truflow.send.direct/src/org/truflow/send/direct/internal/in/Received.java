package org.truflow.send.direct.internal.in;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.send.direct.internal.store.Contents;

/**
 * What is known of something that somebody offered; kept once it was answered.
 *
 * @param peer the sender's key; {@code number} the sender's for it
 * @param folder where to put it; empty for the downloads folder
 * @param text reason or message that goes with the stage
 * @param parts what became of each item
 * @param clean whether no download of it has to be cancelled any more
 */
record Received(
        long id,
        PeerId peer,
        String user,
        long number,
        Contents contents,
        Optional<Path> folder,
        Instant asked,
        Stage stage,
        String text,
        List<Part> parts,
        boolean clean,
        long done,
        int filesDone) {

    /** How far it is. New ones go to the end: their numbers are on disk. */
    enum Stage {
        ASKED,
        ACCEPTED,
        COMPLETED,
        REFUSED,
        EXPIRED,
        WITHDRAWN,
        ENDED,
        FAILED;

        boolean over() {
            return ordinal() >= COMPLETED.ordinal();
        }
    }

    /**
     * The download of an item.
     *
     * @param number its id; while it is being begun, the greatest that there was before
     */
    record Part(How how, long number) {
        static final Part NONE = new Part(How.NONE, 0);
    }

    /** What became of an item. New ones go to the end: their numbers are on disk. */
    enum How {
        NONE,
        BEGINNING,
        BEGUN,
        DONE,
        CANCELLED
    }

    Received {
        parts = List.copyOf(parts);
    }

    static Received ask(long id, PeerId peer, String user, long number, Contents contents, Instant now) {
        var parts = contents.items().stream().map(_ -> Part.NONE).toList();
        return new Received(
                id, peer, user, number, contents, Optional.empty(), now, Stage.ASKED, "", parts, true, 0, 0);
    }

    Received accepted(Optional<Path> where) {
        return new Received(
                id, peer, user, number, contents, where, asked, Stage.ACCEPTED, "", parts, false, done, filesDone);
    }

    /** The sender has another key now. */
    Received from(PeerId now) {
        return new Received(id, now, user, number, contents, folder, asked, stage, text, parts, clean, done, filesDone);
    }

    Received stage(Stage next, String why, boolean nowClean) {
        return new Received(
                id, peer, user, number, contents, folder, asked, next, why, parts, nowClean, done, filesDone);
    }

    Received part(int index, Part part) {
        var next = new ArrayList<>(parts);
        next.set(index, part);
        return new Received(id, peer, user, number, contents, folder, asked, stage, text, next, clean, done, filesDone);
    }

    Received progress(long bytes, int files) {
        return new Received(id, peer, user, number, contents, folder, asked, stage, text, parts, clean, bytes, files);
    }

    /** Returns the ids of its downloads. */
    List<Long> downloads() {
        return parts.stream()
                .filter(part -> part.how() == How.BEGUN || part.how() == How.DONE || part.how() == How.CANCELLED)
                .map(Part::number)
                .toList();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(id);
        out.write(peer.toBytes());
        out.writeUTF(user);
        out.writeLong(number);
        contents.write(out);
        out.writeUTF(folder.map(Path::toString).orElse(""));
        out.writeLong(asked.toEpochMilli());
        out.writeByte(stage.ordinal());
        out.writeUTF(text);
        for (var part : parts) {
            out.writeByte(part.how().ordinal());
            out.writeLong(part.number());
        }
        out.writeBoolean(clean);
        out.writeLong(done);
        out.writeInt(filesDone);
    }

    static Received read(DataInputStream in) throws IOException {
        var id = in.readLong();
        var peer = new PeerId(Sha256.of(in.readNBytes(Sha256.LENGTH)));
        var user = in.readUTF();
        var number = in.readLong();
        var contents = Contents.read(in);
        var folder = in.readUTF();
        var asked = Instant.ofEpochMilli(in.readLong());
        var stage = one(Stage.values(), in.readByte());
        var text = in.readUTF();
        var parts = new ArrayList<Part>();
        for (var left = contents.items().size(); left > 0; left--) {
            parts.add(new Part(one(How.values(), in.readByte()), in.readLong()));
        }
        return new Received(
                id,
                peer,
                user,
                number,
                contents,
                folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)),
                asked,
                stage,
                text,
                parts,
                in.readBoolean(),
                in.readLong(),
                in.readInt());
    }

    private static <E> E one(E[] all, int number) throws IOException {
        if (number < 0 || number >= all.length) {
            throw new IOException("there is no " + number + " of these");
        }
        return all[number];
    }
}
