package org.truflow.chat.rooms.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.history.Change;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.rooms.internal.cipher.RoomCipher;
import org.truflow.chat.rooms.internal.cipher.UnreadableException;
import org.truflow.chat.rooms.internal.store.KeptLine;
import org.truflow.chat.rooms.internal.store.Outgoing;
import org.truflow.chat.rooms.internal.store.RoomFile;
import org.truflow.chat.rooms.internal.store.RoomStore;
import org.truflow.id.PeerId;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.RoomEntry;

/** Lines as they come from the tracker: read, and turned into what is kept and what is told. For one page of them. */
final class Arrival {
    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

    private final long room;
    private final boolean invited;
    private final PeerId self;
    private final RoomFile file;
    private final RoomStore.Batch batch;
    private final RoomCipher cipher;
    private final Map<UUID, Outgoing> outgoing;

    final List<Change> changes = new ArrayList<>();
    final List<RoomLine> told = new ArrayList<>();
    final List<Outgoing> arrived = new ArrayList<>();

    /** @param outgoing what this device said and did not see come yet */
    Arrival(
            long room,
            boolean invited,
            PeerId self,
            RoomFile file,
            RoomStore.Batch batch,
            RoomCipher cipher,
            Map<UUID, Outgoing> outgoing) {
        this.room = room;
        this.invited = invited;
        this.self = self;
        this.file = file;
        this.batch = batch;
        this.cipher = cipher;
        this.outgoing = Map.copyOf(outgoing);
    }

    void take(RoomEntry line) {
        var out = Optional.ofNullable(outgoing.get(line.id())).filter(_ -> own(line));
        out.ifPresent(mine -> {
            arrived.add(mine);
            file.remove(batch, mine);
        });
        switch (line.kind()) {
            case SAID, EDITED -> said(line, out);
            case DELETED -> deleted(line);
            case KEYS -> keys(line);
            case JOINED -> keep(line, RoomLine.Kind.JOINED);
            case LEFT -> keep(line, RoomLine.Kind.LEFT);
            case KICKED -> keep(line, RoomLine.Kind.KICKED);
            case TOPIC -> keep(line, RoomLine.Kind.TOPIC);
            case ROLE -> keep(line, RoomLine.Kind.ROLE);
            case MUTED -> keep(line, RoomLine.Kind.MUTED);
            case SLOW -> keep(line, RoomLine.Kind.SLOW);
            case OTHER -> keep(line, RoomLine.Kind.OTHER);
        }
    }

    private boolean own(RoomEntry line) {
        return line.device().filter(self::equals).isPresent();
    }

    private void said(RoomEntry line, Optional<Outgoing> out) {
        if (line.body().length == 0) {
            return; // Deleted before it came here.
        }
        try {
            var text = new String(plain(line, out), StandardCharsets.UTF_8);
            if (line.kind() == LineKind.SAID) {
                changes.add(new Change.Say(message(line, text)));
                keep(line, RoomLine.Kind.SAID, "", text);
            } else {
                file.line(batch, room, line.of())
                        .filter(target -> target.from().equals(line.from()))
                        .ifPresent(target -> changes.add(new Change.Edit(target.id(), text, line.time())));
                keep(line, RoomLine.Kind.EDITED, text, text);
            }
        } catch (UnreadableException e) {
            LOG.debug("line {} cannot be read", line.number(), e);
            var why = String.valueOf(e.getMessage());
            keep(line, RoomLine.Kind.UNREADABLE, why, why);
        }
    }

    private byte[] plain(RoomEntry line, Optional<Outgoing> out) throws UnreadableException {
        if (!invited) {
            return line.body();
        }
        if (out.isPresent()) {
            return out.get().plain();
        }
        return cipher.decrypt(line.device().orElse(self), line.kind(), line.of(), line.id(), line.body());
    }

    private Message message(RoomEntry line, String text) {
        return new Message(
                line.id(),
                0,
                line.from(),
                line.device().orElse(self),
                own(line),
                line.time(),
                Instant.now(),
                text,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new MessageState.Received());
    }

    private void deleted(RoomEntry line) {
        file.line(batch, room, line.of()).ifPresent(target -> changes.add(new Change.Delete(target.id(), line.time())));
        keep(line, RoomLine.Kind.DELETED, "", "");
    }

    private void keys(RoomEntry line) {
        if (own(line) || !invited) {
            return;
        }
        try {
            cipher.take(line.device().orElse(self), line.body());
        } catch (UnreadableException e) {
            LOG.warn("keys that {} gave in a room are of no use: {}", line.from(), e.getMessage());
        }
    }

    private void keep(RoomEntry line, RoomLine.Kind kind) {
        var text = new String(line.body(), StandardCharsets.UTF_8);
        keep(line, kind, text, text);
    }

    private void keep(RoomEntry line, RoomLine.Kind kind, String kept, String text) {
        file.put(
                batch,
                room,
                new KeptLine(line.number(), line.id(), line.time(), line.from(), kind, line.of(), kept, own(line)));
        told.add(new RoomLine(line.number(), line.id(), line.time(), line.from(), kind, line.of(), text, own(line)));
    }
}
