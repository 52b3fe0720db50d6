package org.truflow.chat.rooms.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.Format;
import org.truflow.chat.history.Found;
import org.truflow.chat.history.History;
import org.truflow.chat.history.Summary;
import org.truflow.event.Subscription;

/** What was said, as long as the test runs. */
final class MemoryHistory implements History {
    private final Map<ConversationId, LinkedHashMap<UUID, Message>> all = new LinkedHashMap<>();

    @Override
    public synchronized List<Message> apply(ConversationId conversation, List<Change> changes) {
        var kept = all.computeIfAbsent(conversation, _ -> new LinkedHashMap<>());
        for (var change : changes) {
            switch (change) {
                case Change.Say(var message) -> kept.putIfAbsent(message.id(), message);
                case Change.Edit edit -> kept.computeIfPresent(edit.id(), (_, was) -> with(was, edit.text()));
                case Change.Delete delete -> kept.computeIfPresent(delete.id(), (_, was) -> with(was, ""));
                default -> throw new IllegalArgumentException("rooms do not say " + change);
            }
        }
        return List.of();
    }

    private static Message with(Message was, String text) {
        return new Message(
                was.id(),
                was.place(),
                was.author(),
                was.from(),
                was.own(),
                was.time(),
                was.kept(),
                text,
                was.replyTo(),
                was.cards(),
                was.edited(),
                was.deleted(),
                was.state());
    }

    synchronized List<String> texts(String room) {
        var texts = new ArrayList<String>();
        all.forEach((conversation, messages) -> {
            if (conversation instanceof ConversationId.Room of && of.name().equals(room)) {
                messages.values().forEach(message -> texts.add(message.text()));
            }
        });
        return texts;
    }

    @Override
    public synchronized Optional<Message> find(ConversationId conversation, UUID id) {
        return Optional.ofNullable(
                all.getOrDefault(conversation, new LinkedHashMap<>()).get(id));
    }

    @Override
    public synchronized void clear(ConversationId conversation) {
        all.remove(conversation);
    }

    @Override
    public List<Message> page(ConversationId conversation, long before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Summary> summaries() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Summary summary(ConversationId conversation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Found> search(String query, Optional<ConversationId> conversation, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void export(ConversationId conversation, Format format, Appendable out) {
        throw new UnsupportedOperationException();
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
