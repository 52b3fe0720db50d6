package org.truflow.ui.chat.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.Card;
import org.truflow.chat.Chats;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Draft;
import org.truflow.chat.KeyState;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.history.History;
import org.truflow.ui.Texts;

/** Talk with one person. */
final class PersonTalk implements Talk {
    private static final Texts TEXTS = Texts.of(PersonTalk.class);

    private final Chats chats;
    private final History history;
    private final String user;

    PersonTalk(Chats chats, History history, String user) {
        this.chats = chats;
        this.history = history;
        this.user = user;
    }

    @Override
    public ConversationId id() {
        return new ConversationId.Person(user);
    }

    @Override
    public List<Line> page(long before, int most) throws IOException {
        var messages = history.page(id(), before, most);
        var known = new HashMap<UUID, Message>();
        messages.forEach(message -> known.put(message.id(), message));
        return messages.stream().map(message -> line(message, known)).toList();
    }

    static Line line(Message message, Map<UUID, Message> known) {
        return new Line(
                message.id().toString(),
                message.place(),
                message.author(),
                message.own(),
                message.time(),
                message.text(),
                message.replyTo().map(known::get).map(answered -> answered.author() + ": " + answered.text()),
                message.cards(),
                message.edited().isPresent(),
                message.deleted().isPresent(),
                mark(message),
                false);
    }

    private static Line.Mark mark(Message message) {
        if (!message.own()) {
            return Line.Mark.NONE;
        }
        return switch (message.state()) {
            case MessageState.Received _ -> Line.Mark.NONE;
            case MessageState.Queued _ -> Line.Mark.QUEUED;
            case MessageState.Sent _ -> Line.Mark.SENT;
            case MessageState.Delivered _ -> Line.Mark.DELIVERED;
            case MessageState.Read _ -> Line.Mark.READ;
        };
    }

    @Override
    public void say(String text, Optional<Line> reply, List<Card> cards) throws IOException {
        chats.send(user, new Draft(text, reply.map(line -> UUID.fromString(line.key())), cards));
    }

    @Override
    public void edit(Line line, String text) throws IOException {
        chats.edit(user, UUID.fromString(line.key()), text);
    }

    @Override
    public void delete(Line line) throws IOException {
        chats.delete(user, UUID.fromString(line.key()));
    }

    @Override
    public void read(Line line) throws IOException {
        chats.markRead(user, UUID.fromString(line.key()));
    }

    @Override
    public void typing(boolean now) {
        chats.typing(user, now);
    }

    @Override
    public Head head() throws IOException {
        var conversation = chats.conversation(user);
        var detail = conversation.typing()
                ? TEXTS.get("typing", user)
                : conversation.queued() > 0 ? TEXTS.get("waiting", conversation.queued()) : TEXTS.get("private");
        return new Head(user, detail, conversation.trouble(), conversation.keys() instanceof KeyState.Changed);
    }
}
