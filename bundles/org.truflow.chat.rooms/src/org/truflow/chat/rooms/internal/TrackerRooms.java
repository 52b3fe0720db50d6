package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.history.History;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomChange;
import org.truflow.chat.room.RoomEvent;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.RoomMember;
import org.truflow.chat.room.RoomPage;
import org.truflow.chat.room.Rooms;
import org.truflow.chat.room.Saying;
import org.truflow.chat.rooms.internal.cipher.DeviceKey;
import org.truflow.chat.rooms.internal.store.KeptRoom;
import org.truflow.chat.rooms.internal.store.RoomFile;
import org.truflow.chat.rooms.internal.store.RoomStore;
import org.truflow.event.Subscription;
import org.truflow.identity.Identity;
import org.truflow.protocol.room.AskRooms;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.room.RoomNotice;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.TrackerSession;
import org.truflow.settings.Settings;

/** The rooms of the tracker that this peer is registered with. */
@Component(
        service = {Rooms.class, MessageHandlers.class},
        immediate = true)
public final class TrackerRooms implements Rooms, MessageHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(TrackerRooms.class);

    private final TrackerSession tracker;
    private final History history;
    private final RoomStore store;
    private final RoomFile file;
    private final DeviceKey key;
    private final Answers answer = new Answers();
    private final Events events = new Events();
    private final Map<Long, JoinedRoom> joined = new ConcurrentHashMap<>();
    private final Subscription sessions;
    private final List<Handler<?>> handlers = List.of(
            MessageHandlers.onPush(RoomNews.class, this::news), MessageHandlers.onPush(RoomNotice.class, this::notice));

    // Guarded by this.
    private Optional<Session> followed = Optional.empty();

    @Activate
    public TrackerRooms(
            @Reference TrackerSession tracker,
            @Reference Identity identity,
            @Reference History history,
            @Reference Settings settings)
            throws IOException {
        this.tracker = tracker;
        this.history = history;
        this.store = RoomStore.open(settings.data().resolve("rooms"));
        this.file = new RoomFile(store);
        this.key = DeviceKey.of(file.key(), identity.certificate().getPublicKey(), identity.privateKey());
        file.rooms().forEach(this::hold);
        this.sessions = tracker.subscribe(this::sessionChanged);
    }

    @Deactivate
    void close() {
        sessions.close();
        answer.close();
        joined.values()
                .forEach(room -> room.close("the rooms are stopping; what was said goes on after the next start"));
        events.close();
        store.close();
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }

    private JoinedRoom hold(KeptRoom kept) {
        var room = new JoinedRoom(kept, tracker.name(), file, history, key, answer, events, this::closed);
        return Optional.ofNullable(joined.putIfAbsent(kept.room().id(), room)).orElse(room);
    }

    private synchronized void sessionChanged() {
        try {
            var session = tracker.online();
            if (followed.filter(known -> known == session).isEmpty()) {
                followed = Optional.of(session);
                joined.values().forEach(room -> room.follow(session));
                askInvitations(session);
            }
        } catch (IOException e) {
            LOG.debug("no session to follow rooms over: {}", e.getMessage());
        }
    }

    private void askInvitations(Session session) {
        session.request(new AskRooms(Optional.empty(), true, AskRooms.MOST))
                .thenAccept(told -> told.rooms().stream()
                        .map(RoomCard::room)
                        .filter(Room::asked)
                        .forEach(room -> events.tell(new RoomEvent.Invited(room.name(), ""))));
    }

    private void news(Session from, RoomNews news) {
        Optional.ofNullable(joined.get(news.room())).ifPresent(room -> room.news(from, news));
    }

    private void notice(Session from, RoomNotice notice) {
        if (current().filter(session -> session == from).isEmpty()) {
            return;
        }
        if (!notice.closed()) {
            events.tell(new RoomEvent.Invited(notice.name(), notice.text()));
            return;
        }
        var room = Optional.ofNullable(joined.get(notice.room()));
        room.ifPresent(known -> Thread.ofVirtual().name("room-end").start(() -> closed(known, notice.text())));
    }

    private Optional<Session> current() {
        try {
            return Optional.of(tracker.online());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** This person does not belong to the room any more. What was said stays in the history. */
    private void closed(JoinedRoom room, String why) {
        if (joined.remove(room.id(), room)) {
            Thread.ofVirtual().name("room-end").start(() -> {
                room.close(room.name() + ": " + why);
                forget(room.id());
                events.tell(new RoomEvent.Closed(room.name(), why));
            });
        }
    }

    private void forget(long room) {
        try {
            var batch = file.batch();
            file.forget(batch, room);
            batch.commit();
        } catch (IOException e) {
            LOG.warn("a room that was left is still on disk: {}", e.getMessage());
        }
    }

    @Override
    public String place() {
        return tracker.name();
    }

    @Override
    public List<Room> joined() {
        return joined.values().stream()
                .map(JoinedRoom::room)
                .sorted(Comparator.comparing(Room::name))
                .toList();
    }

    @Override
    public CompletionStage<RoomPage> list(Optional<String> after, int limit) {
        return ask(session -> {
            var told = answer.await(session.request(new AskRooms(after, false, limit)));
            return new RoomPage(told.rooms().stream().map(RoomCard::room).toList(), told.next());
        });
    }

    @Override
    public CompletionStage<Room> create(String name, String topic, boolean invited, int lines) {
        return ask(session -> enter(
                session,
                answer.await(session.request(new OpenRoom(
                                name, topic, invited, lines, key.card().bytes())))
                        .card()));
    }

    @Override
    public CompletionStage<Room> join(String name) {
        return ask(session -> enter(
                session,
                answer.await(session.request(new EnterRoom(0, name, key.card().bytes())))
                        .card()));
    }

    private Room enter(Session session, RoomCard card) throws IOException {
        var before = Optional.ofNullable(joined.get(card.room().id()));
        if (before.isEmpty()) {
            var kept = new KeptRoom(card.room(), Math.max(0, card.earliest() - 1));
            var batch = file.batch();
            file.put(batch, kept);
            batch.commit();
            hold(kept).followed(session, card);
        } else {
            before.get().followed(session, card);
        }
        return card.room();
    }

    @Override
    public CompletionStage<Void> leave(String name) {
        return ask(session -> {
                    var room = room(name);
                    answer.await(session.request(new ChangeRoom(room.id(), ChangeRoom.Action.LEAVE, "", "", 0)));
                    closed(room, "left");
                    history.clear(room.conversation());
                    return name;
                })
                .thenAccept(_ -> {});
    }

    private JoinedRoom room(String name) throws IOException {
        return joined.values().stream()
                .filter(room -> room.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IOException("the room " + name + " was not joined on this device"));
    }

    @Override
    public Saying say(String room, String text) throws IOException {
        return room(room).say(LineKind.SAID, 0, Texts.bytes(text));
    }

    @Override
    public Saying edit(String room, long number, String text) throws IOException {
        return room(room).say(LineKind.EDITED, number, Texts.bytes(text));
    }

    @Override
    public Saying delete(String room, long number) throws IOException {
        return room(room).say(LineKind.DELETED, number, new byte[0]);
    }

    @Override
    public List<RoomLine> history(String room, long before, int limit) throws IOException {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("1 to 1,000 lines can be asked for, not " + limit);
        }
        return room(room).history(before, limit);
    }

    @Override
    public CompletionStage<List<RoomMember>> members(String room) {
        return ask(session -> room(room).members(session).members());
    }

    @Override
    public CompletionStage<Void> change(String room, RoomChange change) {
        return ask(session -> {
                    answer.await(session.request(Texts.message(room(room).id(), change)));
                    return room;
                })
                .thenAccept(_ -> {});
    }

    @Override
    public Subscription subscribe(Consumer<RoomEvent> listener) {
        return events.add(listener);
    }

    private interface Question<T> {
        T ask(Session session) throws IOException;
    }

    private <T> CompletionStage<T> ask(Question<T> question) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().name("rooms-ask").start(() -> {
            try {
                result.complete(question.ask(tracker.online()));
            } catch (IOException e) {
                result.completeExceptionally(e);
            } catch (RuntimeException e) {
                result.completeExceptionally(new IOException("this cannot be asked: " + e.getMessage(), e));
            }
        });
        return result;
    }
}
