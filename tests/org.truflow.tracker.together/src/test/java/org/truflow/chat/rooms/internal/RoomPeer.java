package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.truflow.chat.room.RoomEvent;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.identity.PeerIds;
import org.truflow.identity.Vouch;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.tracker.client.internal.LinkedPeer;

/** A whole peer as far as rooms are concerned, that can be stopped and started again. */
final class RoomPeer implements AutoCloseable {
    final LinkedPeer link;
    final MemoryHistory history = new MemoryHistory();
    final List<RoomEvent> events = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final KeyPair pair;
    TrackerRooms rooms;

    RoomPeer(String name, Path folder, PeerId tracker, MessageHandlers handlers) throws Exception {
        this.folder = folder;
        pair = pair();
        link = new LinkedPeer(PeerIds.of(pair.getPublic()), name, tracker, handlers);
        rooms = started();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private TrackerRooms started() throws IOException {
        var engine = new TrackerRooms(link.session(), new Own(pair), history, new Data(folder));
        engine.subscribe(events::add);
        link.add(engine);
        return engine;
    }

    void restart() throws IOException {
        link.remove(rooms);
        rooms.close();
        rooms = started();
    }

    PeerId device() {
        return PeerIds.of(pair.getPublic());
    }

    List<String> said(String room) {
        return history.texts(room);
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : new CompletionException(e);
        }
    }

    @Override
    public void close() {
        rooms.close();
        link.close();
    }

    private record Data(Path data) implements Settings {
        @Override
        public <T> T get(Setting<T> setting) {
            return setting.fallback();
        }
    }

    private record Own(KeyPair pair) implements Identity {
        @Override
        public PeerId self() {
            return PeerIds.of(pair.getPublic());
        }

        @Override
        public PrivateKey privateKey() {
            return pair.getPrivate();
        }

        @Override
        public X509Certificate certificate() {
            return new Bare(pair.getPublic());
        }

        @Override
        public List<Vouch> vouches() {
            return List.of();
        }
    }
}
