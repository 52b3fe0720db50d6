package org.truflow.send.direct.internal.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.send.Trust;

/** Whose offers are accepted without asking. For several threads. */
public final class TrustFile {
    private final Path file;
    private volatile List<Trust> all;

    public TrustFile(Path file) throws IOException {
        this.file = file;
        this.all = Files.exists(file) ? SafeFile.read(file, TrustFile::read) : List.of();
    }

    public List<Trust> all() {
        return all;
    }

    /** Returns what was said of any of these keys. */
    public Optional<Trust> find(Collection<PeerId> peers) {
        return all.stream().filter(trust -> peers.contains(trust.peer())).findFirst();
    }

    public synchronized void put(Trust trust) throws IOException {
        var more = new ArrayList<>(without(trust.peer()));
        more.add(trust);
        keep(more);
    }

    /** Returns false if it was not there. */
    public synchronized boolean remove(PeerId peer) throws IOException {
        var less = without(peer);
        if (less.size() == all.size()) {
            return false;
        }
        keep(less);
        return true;
    }

    private List<Trust> without(PeerId peer) {
        return all.stream().filter(trust -> !trust.peer().equals(peer)).toList();
    }

    private void keep(List<Trust> next) throws IOException {
        SafeFile.write(file, out -> {
            out.writeInt(next.size());
            for (var trust : next) {
                out.write(trust.peer().value().toBytes());
                out.writeUTF(trust.user());
                out.writeUTF(trust.folder().map(Path::toString).orElse(""));
                out.writeLong(trust.since().toEpochMilli());
            }
        });
        all = List.copyOf(next);
    }

    private static List<Trust> read(DataInputStream in) throws IOException {
        var read = new ArrayList<Trust>();
        for (var left = in.readInt(); left > 0; left--) {
            read.add(new Trust(
                    new PeerId(Sha256.of(in.readNBytes(Sha256.LENGTH))),
                    in.readUTF(),
                    Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(Path::of),
                    Instant.ofEpochMilli(in.readLong())));
        }
        return List.copyOf(read);
    }
}
