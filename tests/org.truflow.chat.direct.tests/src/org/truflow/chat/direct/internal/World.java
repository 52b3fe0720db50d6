package org.truflow.chat.direct.internal;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Draft;
import org.truflow.chat.Message;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.identity.PeerIds;
import org.truflow.identity.Vouch;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** Some installations that talk with one another. */
@NonNullByDefault({})
@SuppressWarnings("resource")
final class World implements AutoCloseable {
    private static final long DEADLINE = 60_000_000_000L;

    final LocalWire wire = new LocalWire();
    final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    World(Path folder) {
        this.folder = folder;
    }

    /** Makes an installation; several may have one name. */
    Node node(String user) throws Exception {
        var node = new Node(user, identity());
        nodes.add(node);
        listeners.forEach(Runnable::run);
        return node;
    }

    /** Somebody has another name, or none, from now on. */
    void rename(Node node, String user) {
        node.user = user;
        listeners.forEach(Runnable::run);
    }

    static void until(String what, BooleanSupplier condition) {
        var end = System.nanoTime() + DEADLINE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail("waited in vain for " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    static Identity identity() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=Truflow");
        var certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(Instant.EPOCH),
                                Date.from(Instant.parse("2099-12-31T23:59:59Z")),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        return new Identity() {
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
                return certificate;
            }

            @Override
            public List<Vouch> vouches() {
                return List.of();
            }
        };
    }

    @Override
    public void close() {
        nodes.forEach(Node::stop);
    }

    private final class Directory implements PeerDirectory {
        private final Node of;

        Directory(Node of) {
            this.of = of;
        }

        @Override
        public String name() {
            return "all";
        }

        @Override
        public DirectoryState state() {
            return new DirectoryState.Online(of.user);
        }

        @Override
        public List<Person> people() {
            return nodes.stream()
                    .map(node -> node.user)
                    .distinct()
                    .filter(user -> !user.isEmpty())
                    .map(this::named)
                    .toList();
        }

        private Person named(String user) {
            return new Person(
                    user,
                    nodes.stream()
                            .filter(node -> node.user.equals(user))
                            .map(node -> node.id)
                            .collect(Collectors.toSet()),
                    Presence.ONLINE,
                    Instant.EPOCH);
        }

        @Override
        public Optional<Person> person(PeerId peer) {
            return people().stream()
                    .filter(person -> person.peers().contains(peer))
                    .findFirst();
        }

        @Override
        public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
            return CompletableFuture.completedFuture(wire.isOnline(peer) ? List.of(LocalWire.NOWHERE) : List.of());
        }

        @Override
        public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
            return CompletableFuture.failedFuture(new NoSuchFileException(user));
        }

        @Override
        public Subscription subscribe(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }

    /** One installation. */
    final class Node {
        final PeerId id;
        final Identity identity;
        final Path data;
        final KeptInMemory history = new KeptInMemory();
        final Map<Setting<?>, Object> chosen = new HashMap<>();
        String user;
        DirectChats chats;
        private boolean running;

        Node(String user, Identity identity) throws IOException {
            this.user = user;
            this.identity = identity;
            id = identity.self();
            data = Files.createDirectories(folder.resolve(id.value().toString()));
        }

        /** Comes online, with what it knew. */
        Node start() throws IOException {
            chats = new DirectChats(wire.of(id), identity, history, new Settings() {
                @Override
                public Path data() {
                    return data;
                }

                @Override
                @SuppressWarnings("unchecked")
                public <T> T get(Setting<T> setting) {
                    return (T) chosen.getOrDefault(setting, setting.fallback());
                }
            });
            running = true;
            wire.online(id, chats);
            chats.addDirectory(new Directory(this));
            listeners.forEach(Runnable::run);
            return this;
        }

        void stop() {
            if (running) {
                running = false;
                wire.offline(id);
                chats.stop();
            }
        }

        Message say(String to, String text) throws IOException {
            return chats.send(to, new Draft(text));
        }

        List<Message> messages(String with) {
            return history.page(new ConversationId.Person(with), Long.MAX_VALUE, 100_000);
        }

        List<String> texts(String with) {
            return messages(with).stream().map(Message::text).toList();
        }

        void untilTexts(String with, String... texts) {
            until(user + " to have " + List.of(texts), () -> texts(with).equals(List.of(texts)));
        }

        void untilState(String with, int index, Class<?> state) {
            until(
                    "message " + index + " to be " + state.getSimpleName(),
                    () -> state.isInstance(
                            new ArrayList<>(messages(with)).get(index).state()));
        }

        Set<PeerId> pending(String of) throws IOException {
            return chats.conversation(of).keys() instanceof org.truflow.chat.KeyState.Changed changed
                    ? changed.pending()
                    : Set.of();
        }
    }
}
