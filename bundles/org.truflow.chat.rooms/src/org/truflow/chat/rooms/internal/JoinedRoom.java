package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.History;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomEvent;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.Saying;
import org.truflow.chat.rooms.internal.cipher.DeviceKey;
import org.truflow.chat.rooms.internal.store.KeptRoom;
import org.truflow.chat.rooms.internal.store.Outgoing;
import org.truflow.chat.rooms.internal.store.RoomFile;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.AskLines;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.RoomCard;
import org.truflow.protocol.room.RoomEntry;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.session.Session;

/**
 * A room that this device belongs to. Lines come by number: what is missing is asked for, what is there is dropped. All of it happens on one
 * lane, which waits for the tracker and the disk.
 */
final class JoinedRoom {
    private static final Logger LOG = LoggerFactory.getLogger(JoinedRoom.class);
    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final int MOST_WAITING = 200;
    private static final int MOST_OUTGOING = 1_000;

    private final RoomFile file;
    private final History history;
    private final DeviceKey key;
    private final Answers answer;
    private final Events events;
    private final Postman postman;
    private final ConversationId conversation;
    private final BiConsumer<JoinedRoom, String> closed;
    private final Lane lane;
    private final Map<UUID, CompletableFuture<Long>> sayings = new ConcurrentHashMap<>();
    private volatile KeptRoom kept;

    // Used on the lane only.
    private Optional<Session> session = Optional.empty();

    /** @param closed told when this person does not belong to the room any more, and why */
    JoinedRoom(
            KeptRoom kept,
            String place,
            RoomFile file,
            History history,
            DeviceKey key,
            Answers answer,
            Events events,
            BiConsumer<JoinedRoom, String> closed) {
        this.kept = kept;
        this.file = file;
        this.history = history;
        this.key = key;
        this.answer = answer;
        this.events = events;
        this.closed = closed;
        this.conversation = new ConversationId.Room(place, kept.room().name());
        this.postman = new Postman(kept.room().id(), kept.room().invited(), file, key, answer);
        this.lane = new Lane("room-" + kept.room().name());
    }

    Room room() {
        return kept.room();
    }

    long id() {
        return kept.room().id();
    }

    String name() {
        return kept.room().name();
    }

    ConversationId conversation() {
        return conversation;
    }

    /** Follows the room over a new session. */
    void follow(Session over) {
        lane.execute(() -> attempt(over, () -> {
            var told =
                    answer.await(over.request(new EnterRoom(id(), "", key.card().bytes())));
            entered(over, told.card());
        }));
    }

    /** The session follows the room already. */
    void followed(Session over, RoomCard card) {
        lane.execute(() -> attempt(over, () -> entered(over, card)));
    }

    /** Takes what the tracker pushed. */
    void news(Session from, RoomNews news) {
        if (lane.waiting() > MOST_WAITING) {
            return; // What is missing is noticed by the number of what comes next.
        }
        lane.execute(() -> {
            if (session.filter(mine -> mine == from).isPresent()) {
                attempt(from, () -> arrive(news));
            }
        });
    }

    Saying say(LineKind kind, long of, byte[] plain) throws IOException {
        if (file.outgoing(id()).size() >= MOST_OUTGOING) {
            throw new IOException(MOST_OUTGOING + " lines wait for the tracker already in " + name());
        }
        var out = new Outgoing(file.nextOrder(), id(), UUID.randomUUID(), kind, of, plain, new byte[0], 0, 0);
        var said = new CompletableFuture<Long>();
        sayings.put(out.id(), said);
        var batch = file.batch();
        file.put(batch, out);
        batch.commit();
        lane.execute(() -> session.ifPresent(mine -> attempt(mine, () -> sendAll(mine))));
        return new Saying(out.id(), said.minimalCompletionStage());
    }

    /** Asks who belongs to it. */
    Roster members(Session over) throws IOException {
        return Roster.ask(id(), over, answer);
    }

    void close(String why) {
        lane.close();
        sayings.values().forEach(said -> said.completeExceptionally(new IOException(why)));
        sayings.clear();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Does something over a session; tries again later if that is worth it. */
    private void attempt(Session over, Work work) {
        try {
            work.run();
        } catch (RefusedException e) {
            if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.FORBIDDEN) {
                session = Optional.empty();
                closed.accept(this, String.valueOf(e.getMessage()));
            } else {
                LOG.info("{}: {}", name(), e.getMessage());
                again(over, e.after().orElse(RETRY));
            }
        } catch (IOException e) {
            if (!answer.closed()) {
                LOG.info("{}: {}", name(), e.getMessage());
                again(over, RETRY);
            }
        }
    }

    private void again(Session over, Duration pause) {
        session = Optional.empty();
        if (!over.closed().toCompletableFuture().isDone()) {
            lane.later(pause, () -> follow(over));
        }
    }

    private void entered(Session over, RoomCard card) throws IOException {
        session = Optional.of(over);
        postman.rosterIs(card.roster());
        // A tracker that was put back to an older state numbers its lines anew from there.
        var known = Math.min(kept.known(), card.last());
        keep(new KeptRoom(card.room(), known));
        catchUp(over);
        sendAll(over);
    }

    private void keep(KeptRoom changed) throws IOException {
        if (!changed.equals(kept)) {
            var batch = file.batch();
            file.put(batch, changed);
            batch.commit();
            kept = changed;
        }
    }

    private void arrive(RoomNews news) throws IOException {
        var first = news.lines().isEmpty()
                ? news.last() + 1
                : news.lines().getFirst().number();
        if (first > kept.known() + 1) {
            session.ifPresent(over -> attempt(over, () -> catchUp(over)));
        } else {
            append(news.lines());
        }
    }

    private void catchUp(Session over) throws IOException {
        while (true) {
            var told = answer.await(over.request(new AskLines(id(), kept.known(), AskLines.MOST)));
            append(told.lines());
            if (told.lines().isEmpty()) {
                // What is between is not for this person, or not kept any more.
                keep(new KeptRoom(kept.room(), Math.max(kept.known(), told.last())));
            }
            if (kept.known() >= told.last()) {
                return;
            }
        }
    }

    private void append(List<RoomEntry> lines) throws IOException {
        var fresh = lines.stream().filter(line -> line.number() > kept.known()).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var outgoing = new HashMap<UUID, Outgoing>();
        file.outgoing(id()).forEach(out -> outgoing.put(out.id(), out));
        var batch = file.batch();
        var arrival = new Arrival(id(), room().invited(), key.device(), file, batch, postman.cipher(batch), outgoing);
        var room = room();
        for (var line : fresh) {
            arrival.take(line);
            room = RoomAfter.line(room, line);
            if (RoomAfter.changesRoster(line)) {
                postman.rosterIs(0);
            }
        }
        var after = new KeptRoom(room, fresh.getLast().number());
        file.put(batch, after);
        // The history first: it takes each message once, and so does no harm if the rest is done again.
        if (!arrival.changes.isEmpty()) {
            history.apply(conversation, arrival.changes);
        }
        batch.commit();
        kept = after;
        arrival.told.forEach(line -> events.tell(new RoomEvent.Came(name(), line)));
        for (var line : fresh) {
            said(line.id(), line.number());
        }
    }

    private void said(UUID id, long number) {
        Optional.ofNullable(sayings.remove(id)).ifPresent(said -> said.complete(number));
    }

    private void sendAll(Session over) throws IOException {
        for (var out : file.outgoing(id())) {
            if (out.number() == 0) {
                send(out, over);
            } else if (out.number() <= kept.known()) {
                drop(out);
            }
        }
    }

    private void send(Outgoing out, Session over) throws IOException {
        try {
            var number = postman.send(out, over);
            if (number > kept.known()) {
                var batch = file.batch();
                file.put(batch, out.said(number));
                batch.commit();
            } else {
                drop(out);
            }
            said(out.id(), number);
        } catch (RefusedException e) {
            if (worthTrying(e.code())) {
                throw new IOException(e.getMessage(), e);
            }
            drop(out);
            var why = (e.getMessage() + ". " + e.remedy()).strip();
            Optional.ofNullable(sayings.remove(out.id())).ifPresent(said -> said.completeExceptionally(e));
            events.tell(new RoomEvent.Refused(name(), out.id(), why));
        }
    }

    private static boolean worthTrying(ErrorCode code) {
        return switch (code) {
            case INTERNAL, UNAVAILABLE, NOT_REGISTERED -> true;
            default -> false;
        };
    }

    private void drop(Outgoing out) throws IOException {
        var batch = file.batch();
        file.remove(batch, out);
        batch.commit();
    }

    /** Returns what is kept of lines, as it reads now. */
    List<RoomLine> history(long before, int limit) throws IOException {
        return new Reading(file, history, conversation).lines(id(), before, limit);
    }
}
