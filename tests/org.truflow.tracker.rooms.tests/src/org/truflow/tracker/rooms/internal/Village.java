package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.RoomEntry;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.room.RoomNotice;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionKind;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.tracker.Role;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.attendance.Attendee;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.TrackerStore;

/** A tracker's store, users and clock, as small as rooms need them. */
final class Village implements Attendance, Settings {
    final Map<String, StoredNote> notes = new ConcurrentHashMap<>();
    final Map<String, Set<PeerId>> users = new ConcurrentHashMap<>();
    final List<Guest> guests = new CopyOnWriteArrayList<>();
    final AtomicLong nanos = new AtomicLong();
    volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final Map<String, Object> chosen = new HashMap<>();
    private final List<Consumer<String>> leavers = new CopyOnWriteArrayList<>();
    private final TrackerStore store = (TrackerStore) Proxy.newProxyInstance(
            Village.class.getClassLoader(),
            new Class<?>[] {TrackerStore.class},
            (_, method, arguments) -> switch (method.getName()) {
                case "notes" ->
                    notes.values().stream()
                            .filter(note -> note.kind().equals(arguments[0]))
                            .toList();
                case "put" -> put((StoredNote) arguments[0]);
                case "removeNote" -> notes.keySet().remove(arguments[0] + " " + arguments[1]);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    private Optional<String> put(StoredNote note) {
        notes.put(note.kind() + " " + note.key(), note);
        return Optional.empty();
    }

    TrackerStore store() {
        return store;
    }

    <T> Village with(Setting<T> setting, T value) {
        chosen.put(setting.key(), value);
        return this;
    }

    RoomServer rooms() throws IOException {
        return new RoomServer(store, this, this, () -> now, nanos::get);
    }

    /** Somebody who is registered, and here. */
    Guest guest(MessageHandlers tracker, String user, int number) {
        var guest = new Guest(tracker, user, new PeerId(new Sha256(number, 0, 0, number)));
        users.merge(user, Set.of(guest.id), (one, other) -> {
            var both = new HashSet<>(one);
            both.addAll(other);
            return both;
        });
        guests.add(guest);
        return guest;
    }

    void remove(String user) {
        users.remove(user);
        leavers.forEach(leaver -> leaver.accept(user));
    }

    @Override
    public Attendee require(Session session) throws RefusedException {
        return guests.stream()
                .filter(guest -> guest == session)
                .findFirst()
                .map(guest -> new Attendee(guest.user, guest.role, guest))
                .orElseThrow(() -> new RefusedException(ErrorCode.NOT_REGISTERED, "not registered", ""));
    }

    @Override
    public Optional<String> user(String typed) {
        return users.containsKey(typed) ? Optional.of(typed) : Optional.empty();
    }

    @Override
    public Optional<String> user(PeerId key) {
        return users.entrySet().stream()
                .filter(entry -> entry.getValue().contains(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Set<PeerId> keys(String user) {
        return users.getOrDefault(user, Set.of());
    }

    @Override
    public List<Session> sessions(String user) {
        return guests.stream()
                .filter(guest -> guest.user.equals(user) && !guest.closed.isDone())
                .map(guest -> (Session) guest)
                .toList();
    }

    @Override
    public String name(String asked) throws RefusedException {
        if (asked.isBlank()) {
            throw new RefusedException(ErrorCode.NAME_INVALID, "no name", "");
        }
        return asked;
    }

    @Override
    public String look(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public Subscription onRemoved(Consumer<String> listener) {
        leavers.add(listener);
        return () -> leavers.remove(listener);
    }

    @Override
    public Path data() {
        throw new UnsupportedOperationException("rooms are in the store");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        return (T) chosen.getOrDefault(setting.key(), setting.fallback());
    }

    /** A session as the tracker sees it. */
    static final class Guest implements Session {
        private final MessageHandlers tracker;
        private final String user;
        private final PeerId id;
        private final List<Message.Push> told = new ArrayList<>();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        volatile Role role = Role.MEMBER;
        volatile long pending;

        private Guest(MessageHandlers tracker, String user, PeerId id) {
            this.tracker = tracker;
            this.user = user;
            this.id = id;
        }

        @SuppressWarnings("unchecked")
        <R extends Message> R ask(Message.Request<R> request) throws IOException {
            for (var handler : tracker.handlers()) {
                if (handler instanceof MessageHandlers.RequestHandler<?, ?> answering
                        && handler.type().isInstance(request)) {
                    return ((MessageHandlers.RequestHandler<Message.Request<R>, R>) answering)
                            .answer()
                            .answer(this, request);
                }
            }
            throw new IllegalArgumentException("nobody answers " + request);
        }

        synchronized List<RoomEntry> lines() {
            return told.stream()
                    .flatMap(push -> push instanceof RoomNews news ? news.lines().stream() : Stream.of())
                    .toList();
        }

        synchronized List<Message.Push> told() {
            return List.copyOf(told);
        }

        synchronized List<RoomNotice> notices() {
            return told.stream()
                    .filter(RoomNotice.class::isInstance)
                    .map(RoomNotice.class::cast)
                    .toList();
        }

        @Override
        public PeerId remote() {
            return id;
        }

        @Override
        public Set<PeerId> formerly() {
            return Set.of();
        }

        @Override
        public InetSocketAddress address() {
            return new InetSocketAddress("192.0.2.7", 50_000);
        }

        @Override
        public SessionKind kind() {
            return SessionKind.CONTROL;
        }

        @Override
        public boolean outgoing() {
            return false;
        }

        @Override
        public <R extends Message> CompletionStage<R> request(Message.Request<R> request) {
            throw new UnsupportedOperationException("a tracker asks nothing");
        }

        @Override
        public synchronized CompletionStage<Void> push(Message.Push message) {
            told.add(message);
            return CompletableFuture.runAsync(() -> {}, Runnable::run);
        }

        @Override
        public long pending() {
            return pending;
        }

        @Override
        public void close(String reason) {
            closed.complete(reason);
        }

        @Override
        public CompletableFuture<String> closed() {
            return closed;
        }
    }
}
