package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.truflow.id.PeerId;
import org.truflow.identity.Pins;

final class MemoryPins implements Pins {
    private final Map<String, PeerId> pins = new ConcurrentHashMap<>();

    @Override
    public Optional<PeerId> pinned(String name) {
        return Optional.ofNullable(pins.get(name));
    }

    @Override
    public void pin(String name, PeerId peer) throws IOException {
        pins.put(name, peer);
    }

    @Override
    public void unpin(String name) throws IOException {
        pins.remove(name);
    }
}
