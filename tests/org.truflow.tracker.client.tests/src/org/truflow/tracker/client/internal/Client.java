package org.truflow.tracker.client.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.truflow.directory.DirectoryState;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** A peer's side of a tracker over a network in memory, in a hurry. */
final class Client implements AutoCloseable {
    static final Pace QUICK = new Pace(Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMillis(1));

    final FeedSlot slot = new FeedSlot();
    final MemoryPins pins;
    final Connection connection;
    final TrackerDirectory directory;

    Client(MemoryNetwork network, Object... settings) {
        this(network, new MemoryPins(), settings);
    }

    Client(MemoryNetwork network, MemoryPins pins, Object... settings) {
        this(network, network::peer, pins, QUICK, settings);
    }

    Client(Sessions network, Consumer<MessageHandlers> handlers, MemoryPins pins, Pace pace, Object... settings) {
        this.pins = pins;
        var chosen = new Chosen(settings);
        connection = Connection.to(network, chosen, pins, slot, pace);
        directory = connection.directory();
        handlers.accept(() -> List.of(MessageHandlers.onPush(PresenceChanged.class, directory::take)));
        connection.open();
    }

    void awaitOnline() {
        Eventually.is("online", () -> directory.state() instanceof DirectoryState.Online);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static final class Chosen implements Settings {
        private final Map<String, Object> values = new HashMap<>();

        /** @param settings keys and values in turn */
        private Chosen(Object... settings) {
            values.put(PeerSettings.TRACKER.key(), "lab.example:1234");
            values.put(PeerSettings.NAME.key(), "ada");
            for (var i = 0; i < settings.length; i += 2) {
                values.put(((Setting<?>) settings[i]).key(), settings[i + 1]);
            }
        }

        @Override
        public Path data() {
            throw new UnsupportedOperationException("a client keeps its state in the pins");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(Setting<T> setting) {
            return (T) values.getOrDefault(setting.key(), setting.fallback());
        }
    }
}
