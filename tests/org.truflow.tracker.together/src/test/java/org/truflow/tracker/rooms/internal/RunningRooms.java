package org.truflow.tracker.rooms.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.tracker.rooms.internal.mail.MailServer;
import org.truflow.tracker.server.internal.RunningTracker;

/** A whole tracker with rooms and mailboxes, that can be stopped and started again. */
public final class RunningRooms implements AutoCloseable {
    private final RunningTracker tracker = new RunningTracker();
    private final Map<String, Object> chosen = new HashMap<>();
    private RoomServer rooms;
    private MailServer mail;

    /** @param settings keys and values in turn */
    public RunningRooms(Object... settings) throws IOException {
        for (var i = 0; i < settings.length; i += 2) {
            chosen.put(((Setting<?>) settings[i]).key(), settings[i + 1]);
        }
        rooms = rooms();
        mail = mail();
    }

    private RoomServer rooms() throws IOException {
        return new RoomServer(tracker.store(), tracker.attendance(), settings(), Clock.systemUTC(), System::nanoTime);
    }

    private MailServer mail() {
        return new MailServer(tracker.store(), tracker.attendance(), settings(), Clock.systemUTC(), System::nanoTime);
    }

    private Settings settings() {
        return new Settings() {
            @Override
            public Path data() {
                throw new UnsupportedOperationException("rooms are in the store");
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T get(Setting<T> setting) {
                return (T) chosen.getOrDefault(setting.key(), setting.fallback());
            }
        };
    }

    public MessageHandlers handlers() {
        var all = new ArrayList<MessageHandlers.Handler<?>>(tracker.handlers().handlers());
        all.addAll(rooms.handlers());
        all.addAll(mail.handlers());
        return () -> List.copyOf(all);
    }

    /** Returns everything that the tracker has on disk of rooms and mail, as text. */
    public List<String> notes() {
        return List.of("room", "room-place", "room-line", "mail").stream()
                .flatMap(kind -> tracker.store().notes(kind).stream())
                .map(note -> note.key() + " " + note.value())
                .toList();
    }

    public void restart() throws IOException {
        rooms.close();
        tracker.restart();
        rooms = rooms();
        mail = mail();
    }

    @Override
    public void close() {
        rooms.close();
        tracker.close();
    }
}
