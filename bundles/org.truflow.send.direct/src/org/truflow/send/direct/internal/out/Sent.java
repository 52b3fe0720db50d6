package org.truflow.send.direct.internal.out;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.send.direct.internal.store.Contents;

/**
 * What is kept of something sent from here.
 *
 * @param number by which the other knows it
 * @param peers that may be asked; {@code peer} the one that was
 * @param paths as they were chosen, absolute
 * @param asked when the other was first asked
 * @param text reason or message that goes with the stage
 * @param tell whether the other is still to be told that it is over
 */
record Sent(
        long id,
        long number,
        String user,
        Set<PeerId> peers,
        Optional<PeerId> peer,
        List<Path> paths,
        Contents contents,
        Instant added,
        Optional<Instant> asked,
        Stage stage,
        String text,
        boolean tell,
        long done,
        int filesDone) {

    /** How far it is. New ones go to the end: their numbers are on disk. */
    enum Stage {
        PREPARING,
        OPEN,
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

    Sent {
        peers = Set.copyOf(peers);
        paths = List.copyOf(paths);
    }

    static Sent begin(long id, long number, String user, Set<PeerId> peers, List<Path> paths, Instant now) {
        return new Sent(
                id,
                number,
                user,
                peers,
                Optional.empty(),
                paths,
                Contents.NONE,
                now,
                Optional.empty(),
                Stage.PREPARING,
                "",
                false,
                0,
                0);
    }

    /** Returns whether {@code other} is, or may become, the one that is asked. */
    boolean isFor(PeerId other) {
        return peer.map(other::equals).orElseGet(() -> peers.contains(other));
    }

    Sent prepared(Contents what) {
        return with(peer, what, asked, Stage.OPEN, "", false, done, filesDone);
    }

    Sent bound(PeerId to) {
        return with(Optional.of(to), contents, asked, stage, text, tell, done, filesDone);
    }

    Sent asked(Instant now) {
        return with(peer, contents, Optional.of(now), stage, text, tell, done, filesDone);
    }

    Sent progress(long bytes, int files) {
        return with(peer, contents, asked, stage, text, tell, bytes, files);
    }

    /** @param toTell whether the other is to be told */
    Sent stage(Stage next, String why, boolean toTell) {
        return with(peer, contents, asked, next, why, toTell, done, filesDone);
    }

    private Sent with(
            Optional<PeerId> to,
            Contents what,
            Optional<Instant> when,
            Stage next,
            String why,
            boolean toTell,
            long bytes,
            int files) {
        return new Sent(id, number, user, peers, to, paths, what, added, when, next, why, toTell, bytes, files);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(id);
        out.writeLong(number);
        out.writeUTF(user);
        out.writeInt(peers.size());
        for (var each : peers) {
            out.write(each.toBytes());
        }
        out.writeBoolean(peer.isPresent());
        if (peer.isPresent()) {
            out.write(peer.get().toBytes());
        }
        out.writeInt(paths.size());
        for (var path : paths) {
            out.writeUTF(path.toString());
        }
        contents.write(out);
        out.writeLong(added.toEpochMilli());
        out.writeLong(asked.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        out.writeByte(stage.ordinal());
        out.writeUTF(text);
        out.writeBoolean(tell);
        out.writeLong(done);
        out.writeInt(filesDone);
    }

    static Sent read(DataInputStream in) throws IOException {
        var id = in.readLong();
        var number = in.readLong();
        var user = in.readUTF();
        var peers = new LinkedHashSet<PeerId>();
        for (var left = in.readInt(); left > 0; left--) {
            peers.add(peer(in));
        }
        Optional<PeerId> peer = in.readBoolean() ? Optional.of(peer(in)) : Optional.empty();
        var paths = new ArrayList<Path>();
        for (var left = in.readInt(); left > 0; left--) {
            paths.add(Path.of(in.readUTF()));
        }
        var contents = Contents.read(in);
        var added = Instant.ofEpochMilli(in.readLong());
        var asked = in.readLong();
        return new Sent(
                id,
                number,
                user,
                peers,
                peer,
                paths,
                contents,
                added,
                asked == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(asked)),
                stage(in.readByte()),
                in.readUTF(),
                in.readBoolean(),
                in.readLong(),
                in.readInt());
    }

    private static PeerId peer(DataInputStream in) throws IOException {
        return new PeerId(Sha256.of(in.readNBytes(Sha256.LENGTH)));
    }

    private static Stage stage(int number) throws IOException {
        var all = Stage.values();
        if (number < 0 || number >= all.length) {
            throw new IOException("there is no stage " + number);
        }
        return all[number];
    }
}
