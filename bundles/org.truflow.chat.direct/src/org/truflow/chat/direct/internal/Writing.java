package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.truflow.chat.Card;
import org.truflow.chat.Chats;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Draft;
import org.truflow.chat.Message;
import org.truflow.chat.MessageState;
import org.truflow.chat.direct.internal.post.Outbox;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.History;
import org.truflow.id.PeerId;
import org.truflow.protocol.chat.Amend;
import org.truflow.protocol.chat.Mark;
import org.truflow.protocol.chat.Post;

/**
 * What the person here says. First it is in the streams of all who get it, then in the history, both durably; what was posted last is
 * put into the history again at the start, for a crash in between. One thing is said at a time.
 */
final class Writing {
    /** Messages before one that are looked through for one of the other. */
    private static final int LOOK_BACK = 200;

    private final PeerId self;
    private final Circle circle;
    private final Outbox outbox;
    private final History history;
    private final int mostQueued;
    private final Told told;

    /** Hears what was said. */
    interface Told {
        void said(String user, List<Message> messages, Collection<PeerId> to);
    }

    Writing(PeerId self, Circle circle, Outbox outbox, History history, int mostQueued, Told told) {
        this.self = self;
        this.circle = circle;
        this.outbox = outbox;
        this.history = history;
        this.mostQueued = mostQueued;
        this.told = told;
    }

    /** Sees to it that what was posted last is in the history. */
    void recover() throws IOException {
        var last = outbox.last();
        if (last.isPresent()) {
            var user = last.get().user();
            for (var change : changes(Frames.read(last.get().frame()))) {
                history.apply(new ConversationId.Person(user), List.of(change));
            }
        }
    }

    synchronized Message send(String user, Draft draft) throws IOException {
        if (draft.text().isBlank() && draft.cards().isEmpty()) {
            throw new IOException("there is nothing to say");
        }
        checkText(draft.text());
        if (draft.cards().size() > Card.MOST) {
            throw new IOException(
                    "at most " + Card.MOST + " files and folders go with a message; put them into a folder");
        }
        var post = new Post(UUID.randomUUID(), user, now(), draft.text(), draft.replyTo(), draft.cards());
        return said(user, post, post.id());
    }

    synchronized Message edit(String user, UUID id, String text) throws IOException {
        checkOwn(user, id);
        if (text.isBlank()) {
            throw new IOException("there is nothing to say; delete the message instead");
        }
        checkText(text);
        return said(user, new Amend(id, user, now(), Optional.of(text)), id);
    }

    synchronized Message delete(String user, UUID id) throws IOException {
        checkOwn(user, id);
        return said(user, new Amend(id, user, now(), Optional.empty()), id);
    }

    /** @param tell whether the other is told */
    synchronized void markRead(String user, UUID upTo, boolean tell) throws IOException {
        var conversation = new ConversationId.Person(user);
        var place = find(user, upTo).place();
        var summary = history.summary(conversation);
        if (place <= summary.readUpTo()) {
            return;
        }
        // The other need not know of what is said here and waits still, so the mark names what came from there.
        var theirs = history.page(conversation, place + 1, LOOK_BACK).reversed().stream()
                .filter(message -> !message.own() && message.place() > summary.readUpTo())
                .findFirst();
        if (theirs.isPresent()) {
            var mark = Frames.write(new Mark(theirs.get().id(), user, now(), Mark.Kind.READ));
            outbox.post(user, mark, tell ? circle.recipients(user) : circle.ownOthers());
        }
        told.said(
                user,
                history.apply(conversation, List.of(new Change.ReadHere(upTo))),
                tell ? circle.recipients(user) : circle.ownOthers());
    }

    private Message said(String user, org.truflow.protocol.Message.Push said, UUID id) throws IOException {
        var to = to(user);
        outbox.post(user, Frames.write(said), to);
        var changed = history.apply(new ConversationId.Person(user), changes(said));
        told.said(user, changed, to);
        return changed.isEmpty() ? find(user, id) : changed.getLast();
    }

    private Set<PeerId> to(String user) throws IOException {
        if (circle.isSelf(user)) {
            throw new IOException(user + " is you");
        }
        circle.meetAgain(user);
        var own = circle.name();
        if (own.isPresent()) {
            circle.meetAgain(own.get());
        }
        var others = new HashSet<>(circle.accepted(user));
        if (others.isEmpty()) {
            throw new IOException("nobody is called " + user + "; lap lists the people");
        }
        if (outbox.queued(others) >= mostQueued) {
            throw new IOException("too many messages wait for " + user + " already: wait until some have gone, at most "
                    + mostQueued);
        }
        return circle.recipients(user);
    }

    private List<Change> changes(org.truflow.protocol.Message said) {
        return switch (said) {
            case Post post -> List.of(new Change.Say(message(post)));
            case Amend amend -> List.of(Reading.change(amend));
            default -> List.of();
        };
    }

    private Message message(Post post) {
        return new Message(
                post.id(),
                0,
                circle.name().orElse(""),
                self,
                true,
                post.time(),
                now(),
                post.text(),
                post.replyTo(),
                post.cards(),
                Optional.empty(),
                Optional.empty(),
                new MessageState.Queued());
    }

    private void checkOwn(String user, UUID id) throws IOException {
        var message = find(user, id);
        if (!message.own()) {
            throw new IOException("only whoever said something can change it: this was " + message.author());
        }
        if (message.deleted().isPresent()) {
            throw new IOException("the message was deleted");
        }
    }

    private Message find(String user, UUID id) throws IOException {
        return history.find(new ConversationId.Person(user), id)
                .orElseThrow(() -> new IOException("no message " + id + " with " + user + " is kept here"));
    }

    private static void checkText(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Chats.MOST_TEXT) {
            throw new IOException("a message has at most " + Chats.MOST_TEXT + " bytes, not " + bytes
                    + "; send it as a file, or in parts");
        }
    }

    /** As it is on the wire. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
