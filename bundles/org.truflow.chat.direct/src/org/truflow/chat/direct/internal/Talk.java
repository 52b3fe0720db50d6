package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ChatEvent;
import org.truflow.chat.Conversation;
import org.truflow.chat.ConversationId;
import org.truflow.chat.KeyState;
import org.truflow.chat.Message;
import org.truflow.chat.direct.internal.post.Couriers;
import org.truflow.chat.direct.internal.post.Letter;
import org.truflow.chat.direct.internal.post.Outbox;
import org.truflow.chat.history.Change;
import org.truflow.chat.history.History;
import org.truflow.id.PeerId;
import org.truflow.protocol.chat.Mark;
import org.truflow.protocol.chat.Post;

/** How conversations stand: what arrived, what waits and why; and whoever wants to know is told. For several threads. */
final class Talk implements org.truflow.chat.direct.internal.post.Post {
    private static final Logger LOG = LoggerFactory.getLogger(Talk.class);

    private final Circle circle;
    private final KeyBook book;
    private final Outbox outbox;
    private final History history;
    private final Events events;
    private final Typists typists;
    private final Map<PeerId, String> troubles = new ConcurrentHashMap<>();
    private volatile @Nullable Couriers couriers;

    Talk(Circle circle, KeyBook book, Outbox outbox, History history, Events events, Typists typists) {
        this.circle = circle;
        this.book = book;
        this.outbox = outbox;
        this.history = history;
        this.events = events;
        this.typists = typists;
    }

    void start(Couriers all) {
        couriers = all;
    }

    @Override
    public boolean wants(PeerId peer) {
        return outbox.waits(peer) && circle.mayGo(peer);
    }

    @Override
    public void arrived(PeerId peer, Outbox.Batch batch, long upTo) throws IOException {
        var last = Math.min(upTo, batch.letters().getLast().number());
        var news = new HashMap<String, List<byte[]>>();
        if (circle.holder(peer).filter(circle::isSelf).isEmpty()) {
            for (var each : posts(batch, last).entrySet()) {
                news.put(each.getKey(), delivered(each.getKey(), each.getValue()));
            }
        }
        var others = circle.ownOthers();
        outbox.taken(peer, batch, last, news, others);
        var all = couriers;
        if (all != null && !news.isEmpty()) {
            all.send(others);
        }
        news.keySet().forEach(this::turned);
    }

    /** Returns what was said, by conversation. */
    private static Map<String, List<Post>> posts(Outbox.Batch batch, long last) throws IOException {
        var posts = new HashMap<String, List<Post>>();
        for (var letter : batch.letters()) {
            if (letter.number() <= last && Frames.read(letter.frame()) instanceof Post post) {
                posts.computeIfAbsent(letter.user(), _ -> new ArrayList<>()).add(post);
            }
        }
        return posts;
    }

    /** Notes in the history what arrived, and returns what own devices are told of it. */
    private List<byte[]> delivered(String user, List<Post> posts) throws IOException {
        var now = Instant.now();
        said(
                user,
                history.apply(
                        new ConversationId.Person(user),
                        posts.stream()
                                .<Change>map(post -> new Change.Delivered(post.id(), now))
                                .toList()));
        var marks = new ArrayList<byte[]>();
        for (var post : posts) {
            marks.add(Frames.write(new Mark(post.id(), user, now, Mark.Kind.DELIVERED)));
        }
        return marks;
    }

    @Override
    public void left(PeerId peer, List<Letter> letters) throws IOException {
        for (var letter : letters) {
            if (Frames.read(letter.frame()) instanceof Post post) {
                said(
                        letter.user(),
                        history.apply(new ConversationId.Person(letter.user()), List.of(new Change.Sent(post.id()))));
            }
        }
    }

    @Override
    public void trouble(PeerId peer, Optional<String> why) {
        var before = why.isPresent() ? troubles.put(peer, why.get()) : troubles.remove(peer);
        if (!why.equals(Optional.ofNullable(before))) {
            circle.holder(peer).ifPresent(this::turned);
        }
    }

    /** Messages of a conversation came or changed, and are on disk. */
    void said(String user, List<Message> messages) {
        var fresh = Set.of(org.truflow.chat.MessageState.Queued.class, org.truflow.chat.MessageState.Received.class);
        for (var message : messages) {
            var first = message.edited().isEmpty()
                    && message.deleted().isEmpty()
                    && fresh.contains(message.state().getClass());
            events.tell(first ? new ChatEvent.Said(user, message) : new ChatEvent.Changed(user, message));
        }
        typists.heard(user, false);
        turned(user);
    }

    void typing(String user, boolean now) {
        typists.heard(user, now);
    }

    /** Something else about a conversation changed. */
    void turned(String user) {
        if (!events.heard()) {
            return;
        }
        try {
            events.tell(new ChatEvent.Turned(conversation(user)));
        } catch (IOException e) {
            LOG.warn("it cannot be told how the conversation with {} stands", user, e);
        }
    }

    Conversation conversation(String user) throws IOException {
        var summary = history.summary(new ConversationId.Person(user));
        var keys = book.state(user);
        var queued = outbox.queued(keys.accepted());
        return new Conversation(
                user, summary.last(), summary.unread(), queued, typists.types(user), keys, trouble(user, keys, queued));
    }

    private String trouble(String user, KeyState keys, int queued) {
        if (keys instanceof KeyState.Changed) {
            return "there is a new key of " + user + ": compare the safety words, then accept it";
        }
        if (queued == 0) {
            return "";
        }
        return keys.accepted().stream()
                .flatMap(peer -> Optional.ofNullable(troubles.get(peer)).stream())
                .findFirst()
                .orElse("");
    }

    List<Conversation> conversations() throws IOException {
        var all = new ArrayList<Conversation>();
        for (var summary : history.summaries()) {
            if (summary.conversation() instanceof ConversationId.Person(var user)) {
                var conversation = conversation(user);
                if (conversation.last().isPresent() || conversation.queued() > 0) {
                    all.add(conversation);
                }
            }
        }
        all.sort(Comparator.comparing(
                        (Conversation each) -> each.last().map(Message::kept).orElse(Instant.EPOCH))
                .reversed());
        return all;
    }

    void clear(String user) throws IOException {
        history.clear(new ConversationId.Person(user));
        turned(user);
    }
}
