package org.truflow.chat.direct.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.Format;
import org.truflow.chat.history.Found;
import org.truflow.chat.history.History;
import org.truflow.chat.history.Summary;
import org.truflow.event.Subscription;

/** A history that outlives an engine, as the disk does. */
@NonNullByDefault({})
final class KeptInMemory implements History {
    private final Map<ConversationId, Map<UUID, Message>> all = new LinkedHashMap<>();
    private final Map<ConversationId, Long> readHere = new LinkedHashMap<>();
    private final Set<UUID> cleared = new HashSet<>();

    private Map<UUID, Message> of(ConversationId conversation) {
        return all.computeIfAbsent(conversation, _ -> new LinkedHashMap<>());
    }

    @Override
    public synchronized List<Message> apply(ConversationId conversation, List<Change> changes) {
        var changed = new ArrayList<Message>();
        var kept = of(conversation);
        for (var change : changes) {
            switch (change) {
                case Change.Say say -> {
                    var message = say.message();
                    if (!kept.containsKey(message.id()) && !cleared.contains(message.id())) {
                        put(kept, message, kept.size() + 1L, message.text(), message.state(), false, changed);
                    }
                }
                case Change.Edit edit -> {
                    var old = kept.get(edit.id());
                    if (old != null) {
                        put(kept, old, old.place(), edit.text(), old.state(), false, changed);
                    }
                }
                case Change.Delete delete -> {
                    var old = kept.get(delete.id());
                    if (old != null) {
                        put(kept, old, old.place(), "", old.state(), true, changed);
                    }
                }
                case Change.Sent sent -> {
                    var old = kept.get(sent.id());
                    if (old != null && old.state() instanceof MessageState.Queued) {
                        put(kept, old, old.place(), old.text(), new MessageState.Sent(), false, changed);
                    }
                }
                case Change.Delivered delivered -> {
                    var old = kept.get(delivered.id());
                    if (old != null && !(old.state() instanceof MessageState.Read)) {
                        put(
                                kept,
                                old,
                                old.place(),
                                old.text(),
                                new MessageState.Delivered(delivered.when()),
                                false,
                                changed);
                    }
                }
                case Change.ReadByOther read -> {
                    var upTo = kept.get(read.upTo());
                    for (var old : List.copyOf(kept.values())) {
                        if (upTo != null && old.own() && old.place() <= upTo.place()) {
                            put(kept, old, old.place(), old.text(), new MessageState.Read(read.when()), false, changed);
                        }
                    }
                }
                case Change.ReadHere read -> {
                    if (kept.get(read.upTo()) != null) {
                        readHere.merge(conversation, kept.get(read.upTo()).place(), Math::max);
                    }
                }
            }
        }
        return changed;
    }

    private static void put(
            Map<UUID, Message> kept,
            Message old,
            long place,
            String text,
            MessageState state,
            boolean delete,
            List<Message> changed) {
        var now = new Message(
                old.id(),
                place,
                old.author(),
                old.from(),
                old.own(),
                old.time(),
                old.kept(),
                text,
                old.replyTo(),
                old.cards(),
                text.equals(old.text()) ? old.edited() : Optional.of(old.time()),
                delete ? Optional.of(old.time()) : old.deleted(),
                state);
        kept.put(old.id(), now);
        changed.add(now);
    }

    @Override
    public synchronized List<Message> page(ConversationId conversation, long before, int limit) {
        var page = of(conversation).values().stream()
                .filter(message -> message.place() < before)
                .toList();
        return page.subList(Math.max(0, page.size() - limit), page.size());
    }

    @Override
    public synchronized Optional<Message> find(ConversationId conversation, UUID id) {
        return Optional.ofNullable(of(conversation).get(id));
    }

    @Override
    public synchronized List<Summary> summaries() {
        return List.copyOf(all.keySet()).stream().map(this::summary).toList();
    }

    @Override
    public synchronized Summary summary(ConversationId conversation) {
        var read = readHere.getOrDefault(conversation, 0L);
        var unread = (int) of(conversation).values().stream()
                .filter(message -> !message.own() && message.place() > read)
                .count();
        var last = of(conversation).values().stream().reduce((_, second) -> second);
        return new Summary(conversation, last, unread, read, 0);
    }

    @Override
    public List<Found> search(String query, Optional<ConversationId> conversation, int limit) {
        return List.of();
    }

    @Override
    public void export(ConversationId conversation, Format format, Appendable out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void clear(ConversationId conversation) {
        cleared.addAll(of(conversation).keySet());
        all.remove(conversation);
    }

    @Override
    public void keep(ConversationId conversation, Optional<Integer> days) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribe(HistoryListener listener) {
        return () -> {};
    }
}
