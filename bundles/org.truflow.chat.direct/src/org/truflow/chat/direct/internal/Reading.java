package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.direct.internal.post.Inbox;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.History;
import org.truflow.id.PeerId;
import org.truflow.protocol.chat.Amend;
import org.truflow.protocol.chat.Mark;
import org.truflow.protocol.chat.Post;

/** Puts what some letters of one installation say into the history. For one thread. */
final class Reading implements Inbox.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final History history;
    private final String user;
    private final PeerId peer;
    private final boolean own;
    private final BiConsumer<String, List<Message>> changed;
    private final List<Change> changes = new ArrayList<>();
    private String with = "";

    /**
     * @param user whom the letters are of; {@code own} whether that is the person here, at another installation
     * @param changed told of the conversation and what changed in it, once it is on disk
     */
    Reading(History history, String user, PeerId peer, boolean own, BiConsumer<String, List<Message>> changed) {
        this.history = history;
        this.user = user;
        this.peer = peer;
        this.own = own;
        this.changed = changed;
    }

    @Override
    public void read(org.truflow.protocol.Message said) throws IOException {
        switch (said) {
            case Post post -> {
                into(post.with());
                changes.add(new Change.Say(message(post)));
            }
            case Amend amend -> {
                into(amend.with());
                // Looked up below, so what was said before in the same letters must be there.
                flush();
                if (isTheirs(amend.id())) {
                    changes.add(change(amend));
                }
            }
            case Mark mark -> {
                into(mark.with());
                mark(mark);
            }
            default -> LOG.debug("{} said something that this version does not know", user);
        }
    }

    private void mark(Mark mark) {
        var now = Instant.now();
        switch (mark.kind()) {
            case READ -> changes.add(own ? new Change.ReadHere(mark.id()) : new Change.ReadByOther(mark.id(), now));
            case DELIVERED -> {
                if (own) {
                    changes.add(new Change.Delivered(mark.id(), now));
                }
            }
        }
    }

    static Change change(Amend amend) {
        return amend.text()
                .<Change>map(text -> new Change.Edit(amend.id(), text, amend.time()))
                .orElseGet(() -> new Change.Delete(amend.id(), amend.time()));
    }

    private Message message(Post post) {
        return new Message(
                post.id(),
                0,
                user,
                peer,
                own,
                post.time(),
                Instant.now(),
                post.text(),
                post.replyTo(),
                post.cards(),
                Optional.empty(),
                Optional.empty(),
                own ? new MessageState.Sent() : new MessageState.Received());
    }

    private boolean isTheirs(UUID id) throws IOException {
        return history.find(new ConversationId.Person(with), id)
                .filter(message -> message.own() == own)
                .isPresent();
    }

    /** Others talk in the conversation with them; own devices say in which one. */
    private void into(String conversation) throws IOException {
        var next = own ? conversation : user;
        if (!next.equals(with)) {
            flush();
            with = next;
        }
    }

    @Override
    public void end() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        try {
            changed.accept(with, history.apply(new ConversationId.Person(with), List.copyOf(changes)));
        } catch (IllegalArgumentException e) {
            LOG.warn("{} said something in a conversation that cannot be: {}", user, e.getMessage());
        }
        changes.clear();
    }
}
