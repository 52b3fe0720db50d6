package org.truflow.tracker.rooms.internal.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.id.PeerId;
import org.truflow.tracker.rooms.internal.Columns;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.TrackerStore;

/** Mailboxes by device, as notes of the tracker's store; each in the order in which mail was left. Guarded by itself. */
final class MailStore {
    private static final String KIND = "mail";
    private static final String BETWEEN = "/";

    private final TrackerStore store;
    private final Map<PeerId, LinkedHashMap<UUID, SealedMail>> boxes = new HashMap<>();

    MailStore(TrackerStore store) {
        this.store = store;
        var all = new ArrayList<Map.Entry<PeerId, SealedMail>>();
        for (var note : store.notes(KIND)) {
            var slash = note.key().indexOf(BETWEEN);
            var recipient = PeerId.parse(note.key().substring(0, slash));
            var id = UUID.fromString(note.key().substring(slash + 1));
            var value = new Columns(note.value());
            all.add(Map.entry(
                    recipient,
                    new SealedMail(
                            id,
                            PeerId.of(value.bytes()),
                            value.text(),
                            Instant.ofEpochMilli(value.number()),
                            value.bytes())));
        }
        all.sort(Comparator.comparing(entry -> entry.getValue().left()));
        all.forEach(entry -> box(entry.getKey()).put(entry.getValue().id(), entry.getValue()));
    }

    private LinkedHashMap<UUID, SealedMail> box(PeerId recipient) {
        return boxes.computeIfAbsent(recipient, _ -> new LinkedHashMap<>());
    }

    Collection<SealedMail> of(PeerId recipient) {
        return boxes.containsKey(recipient) ? List.copyOf(box(recipient).values()) : List.of();
    }

    boolean holds(PeerId recipient, UUID id) {
        return of(recipient).stream().anyMatch(mail -> mail.id().equals(id));
    }

    void put(PeerId recipient, SealedMail mail) throws IOException {
        var value = new Columns()
                .add(mail.sender().toBytes())
                .add(mail.user())
                .add(mail.left().toEpochMilli())
                .add(mail.sealed());
        store.put(new StoredNote(KIND, recipient + BETWEEN + mail.id(), value.toString()));
        box(recipient).put(mail.id(), mail);
    }

    void remove(PeerId recipient, UUID id) throws IOException {
        store.removeNote(KIND, recipient + BETWEEN + id);
        var box = box(recipient);
        box.remove(id);
        if (box.isEmpty()) {
            boxes.remove(recipient);
        }
    }

    List<PeerId> recipients() {
        return List.copyOf(boxes.keySet());
    }

    long count() {
        return boxes.values().stream().mapToLong(Map::size).sum();
    }
}
