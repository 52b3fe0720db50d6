package org.truflow.tracker.server.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** A tracker over a store in memory, with clocks that stand still. */
final class Trackers implements AutoCloseable {
    final MemoryStore store;
    final TrackerServer server;
    final AtomicLong nanos = new AtomicLong();
    volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    Trackers(Object... settings) {
        this(new MemoryStore(), settings);
    }

    /** @param settings keys and values in turn */
    @SuppressWarnings("resource") // nothing is open in memory
    Trackers(MemoryStore store, Object... settings) {
        this.store = store;
        this.server = new TrackerServer(store, new Chosen(settings), () -> now, nanos::get, new MemoryAudit());
        server.start();
    }

    RemotePeer peer(int number) {
        return new RemotePeer(server, RemotePeer.id(number));
    }

    RemotePeer registered(int number, String name) throws Exception {
        var peer = peer(number);
        peer.register(name);
        return peer;
    }

    MemoryIndex withIndex() {
        var index = new MemoryIndex();
        server.addIndex(index);
        return index;
    }

    /** Ends the threads of one that was killed: nobody hears of it, and nothing more is kept. */
    void abandon() {
        store.deaf(true);
        server.close();
        store.deaf(false);
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Chosen implements Settings {
        private final Map<String, Object> values = new HashMap<>();

        private Chosen(Object... settings) {
            for (var i = 0; i < settings.length; i += 2) {
                values.put(((Setting<?>) settings[i]).key(), settings[i + 1]);
            }
        }

        @Override
        public Path data() {
            throw new UnsupportedOperationException("a tracker keeps its state in its store");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(Setting<T> setting) {
            return (T) values.getOrDefault(setting.key(), setting.fallback());
        }
    }
}
