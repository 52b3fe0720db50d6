package org.truflow.chat.history.mvstore.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.Summary;
import org.truflow.store.Rows;
import org.truflow.store.SyncedStore;

/** The rows of the history and what may happen to them. On the store's thread only. */
final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    /** Ids of cleared messages that are remembered, so that one that is delivered again does not come back. */
    private static final int REMEMBERED = 500;

    private final Rows messages;
    private final Rows ids;
    private final Rows conversations;

    Archive(SyncedStore store) {
        messages = store.rows("messages");
        ids = store.rows("ids");
        conversations = store.rows("conversations");
    }

    List<Message> apply(String conversation, List<Change> changes) throws IOException {
        var touched = new LinkedHashSet<Long>();
        for (var change : changes) {
            switch (change) {
                case Change.Say(var message) -> say(conversation, message).ifPresent(touched::add);
                case Change.Edit(var id, var text, var when) ->
                    change(conversation, id, message -> edited(message, text, when))
                            .ifPresent(touched::add);
                case Change.Delete(var id, var when) ->
                    change(conversation, id, message -> deleted(message, when)).ifPresent(touched::add);
                case Change.Sent(var id) ->
                    change(conversation, id, Archive::sent).ifPresent(touched::add);
                case Change.Delivered(var id, var when) ->
                    change(conversation, id, message -> delivered(message, when))
                            .ifPresent(touched::add);
                case Change.ReadByOther(var id, var when) -> touched.addAll(readByOther(conversation, id, when));
                case Change.ReadHere(var id) -> readHere(conversation, id).ifPresent(touched::add);
            }
        }
        var changed = new ArrayList<Message>();
        for (var place : touched) {
            message(conversation, place).ifPresent(changed::add);
        }
        return changed;
    }

    private Optional<Long> say(String conversation, Message message) throws IOException {
        if (placeOf(conversation, message.id()).isPresent()) {
            return Optional.empty();
        }
        var place = place(conversation);
        messages.put(Keys.message(conversation, place.next()), Row.write(message));
        ids.put(idKey(conversation, message.id()), number(place.next()));
        put(conversation, place.said(!message.own()));
        return Optional.of(place.next());
    }

    /** Makes of a message what it is to be, or nothing if that changes nothing. */
    private interface Turn {
        Optional<Message> of(Message message);
    }

    private Optional<Long> change(String conversation, UUID id, Turn turn) throws IOException {
        var place = placeOf(conversation, id);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        var turned = message(conversation, place.get()).flatMap(turn::of);
        turned.ifPresent(now -> messages.put(Keys.message(conversation, place.get()), Row.write(now)));
        return turned.isPresent() ? place : Optional.empty();
    }

    private static Optional<Message> edited(Message old, String text, Instant when) {
        return old.deleted().isPresent()
                        || old.edited().filter(last -> !when.isAfter(last)).isPresent()
                ? Optional.empty()
                : Optional.of(with(old, text, Optional.of(when), Optional.empty(), old.state()));
    }

    private static Optional<Message> deleted(Message old, Instant when) {
        return old.deleted().isPresent()
                ? Optional.empty()
                : Optional.of(with(old, "", old.edited(), Optional.of(when), old.state()));
    }

    private static Optional<Message> sent(Message old) {
        return old.state() instanceof MessageState.Queued
                ? Optional.of(with(old, old.text(), old.edited(), old.deleted(), new MessageState.Sent()))
                : Optional.empty();
    }

    private static Optional<Message> delivered(Message old, Instant when) {
        return switch (old.state()) {
            case MessageState.Queued _, MessageState.Sent _ ->
                Optional.of(with(old, old.text(), old.edited(), old.deleted(), new MessageState.Delivered(when)));
            case MessageState.Received _, MessageState.Delivered _, MessageState.Read _ -> Optional.empty();
        };
    }

    private static Optional<Message> read(Message old, Instant when) {
        return switch (old.state()) {
            case MessageState.Delivered _ ->
                Optional.of(with(old, old.text(), old.edited(), old.deleted(), new MessageState.Read(when)));
            case MessageState.Received _, MessageState.Queued _, MessageState.Sent _, MessageState.Read _ ->
                Optional.empty();
        };
    }

    private static Message with(
            Message old, String text, Optional<Instant> edited, Optional<Instant> deleted, MessageState state) {
        return new Message(
                old.id(),
                old.place(),
                old.author(),
                old.from(),
                old.own(),
                old.time(),
                old.kept(),
                text,
                old.replyTo(),
                deleted.isPresent() ? List.of() : old.cards(),
                edited,
                deleted,
                state);
    }

    /** Marks what was delivered since the last time, and that message itself: it may have come later than others behind it. */
    private List<Long> readByOther(String conversation, UUID id, Instant when) throws IOException {
        var place = placeOf(conversation, id);
        if (place.isEmpty()) {
            return List.of();
        }
        var known = place(conversation);
        var first = Math.min(known.readByOther() + 1, place.get());
        var touched = new ArrayList<Long>();
        for (var message : range(conversation, first, place.get() + 1)) {
            var turned = read(message, when);
            if (turned.isPresent()) {
                messages.put(Keys.message(conversation, message.place()), Row.write(turned.get()));
                touched.add(message.place());
            }
        }
        if (place.get() > known.readByOther()) {
            put(conversation, known.readByOther(place.get()));
        }
        return touched;
    }

    private Optional<Long> readHere(String conversation, UUID id) throws IOException {
        var place = placeOf(conversation, id);
        var known = place(conversation);
        if (place.isEmpty() || place.get() <= known.readHere()) {
            return Optional.empty();
        }
        put(conversation, known.readHere(place.get(), unreadAfter(conversation, place.get())));
        return place;
    }

    private int unreadAfter(String conversation, long place) throws IOException {
        var unread = new int[1];
        messages.look(Keys.message(conversation, place + 1), Keys.after(conversation), (key, row) -> {
            unread[0] += row(key, row).own() ? 0 : 1;
            return true;
        });
        return unread[0];
    }

    /** Returns messages of a conversation from a place up to before another, oldest first. */
    private List<Message> range(String conversation, long from, long to) throws IOException {
        var found = new ArrayList<Message>();
        messages.look(Keys.message(conversation, from), Keys.message(conversation, to), (key, row) -> {
            found.add(row(key, row));
            return true;
        });
        return found;
    }

    /** Returns the messages before a place, oldest first. */
    List<Message> before(String conversation, long before, int limit) throws IOException {
        var found = new ArrayList<Message>();
        var key = messages.before(
                before == Long.MAX_VALUE ? Keys.after(conversation) : Keys.message(conversation, before));
        while (found.size() < limit && key.isPresent() && key.get().startsWith(Keys.first(conversation))) {
            found.addFirst(row(key.get(), messages.get(key.get()).orElseThrow()));
            key = messages.before(key.get());
        }
        return found;
    }

    /** Returns messages after a place, oldest first. */
    List<Message> after(String conversation, long after, int limit) throws IOException {
        var found = new ArrayList<Message>();
        messages.look(Keys.message(conversation, after + 1), Keys.after(conversation), (key, row) -> {
            found.add(row(key, row));
            return found.size() < limit;
        });
        return found;
    }

    Optional<Message> find(String conversation, UUID id) throws IOException {
        var place = placeOf(conversation, id);
        return place.isPresent() ? message(conversation, place.get()) : Optional.empty();
    }

    List<String> conversations() throws IOException {
        var keys = new ArrayList<String>();
        conversations.look((key, _) -> keys.add(key));
        return keys;
    }

    Summary summary(ConversationId id, String conversation, int keepDays) throws IOException {
        var place = place(conversation);
        var last = before(conversation, Long.MAX_VALUE, 1).stream().findFirst();
        return new Summary(
                id, last, place.unread(), place.readHere(), place.keepDays() < 0 ? keepDays : place.keepDays());
    }

    /** Forgets all of a conversation but ids of its last messages. */
    void clear(String conversation) throws IOException {
        forgetBefore(conversation, Long.MAX_VALUE);
        var known = place(conversation);
        put(conversation, known.unread(0));
    }

    /** Forgets what came before a time. Returns whether there was something. */
    boolean forgetKeptBefore(String conversation, Instant time) throws IOException {
        var last = new long[1];
        messages.look(Keys.first(conversation), Keys.after(conversation), (key, row) -> {
            if (!row(key, row).kept().isBefore(time)) {
                return false;
            }
            last[0] = Keys.place(key);
            return true;
        });
        var before = last[0] == 0 ? 0 : last[0] + 1;
        if (before == 0) {
            return false;
        }
        forgetBefore(conversation, before);
        var known = place(conversation);
        put(conversation, known.unread(unreadAfter(conversation, known.readHere())));
        return true;
    }

    private void forgetBefore(String conversation, long before) throws IOException {
        var next = place(conversation).next();
        var gone = new ArrayList<String>();
        messages.look(Keys.first(conversation), Keys.after(conversation), (key, _) -> {
            gone.add(key);
            return Keys.place(key) < before;
        });
        gone.stream().filter(key -> Keys.place(key) < before).forEach(messages::remove);
        var old = new ArrayList<String>();
        ids.look(Keys.first(conversation), Keys.after(conversation), (key, row) -> {
            var place = number(row);
            if (place < before && place < next - REMEMBERED) {
                old.add(key);
            }
            return true;
        });
        old.forEach(ids::remove);
    }

    void keep(String conversation, int days) throws IOException {
        put(conversation, place(conversation).keep(days));
    }

    int keepDays(String conversation, int otherwise) throws IOException {
        var own = place(conversation).keepDays();
        return own < 0 ? otherwise : own;
    }

    private Optional<Message> message(String conversation, long place) throws IOException {
        var key = Keys.message(conversation, place);
        var row = messages.get(key);
        return row.isPresent() ? Optional.of(row(key, row.get())) : Optional.empty();
    }

    private static Message row(String key, byte[] row) throws IOException {
        try {
            return Row.read(row, Keys.place(key));
        } catch (IOException e) {
            LOG.error("the message {} cannot be read", Keys.place(key), e);
            throw e;
        }
    }

    private Optional<Long> placeOf(String conversation, UUID id) {
        return ids.get(idKey(conversation, id)).map(Archive::number);
    }

    private static String idKey(String conversation, UUID id) {
        return Keys.first(conversation) + id;
    }

    private Place place(String conversation) throws IOException {
        var known = conversations.get(conversation);
        return known.isPresent() ? Place.read(known.get()) : Place.NEW;
    }

    private void put(String conversation, Place place) {
        conversations.put(conversation, place.write());
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static long number(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }
}
