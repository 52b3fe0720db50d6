package org.truflow.transfer.swarm.internal.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Sessions;
import org.truflow.protocol.session.Target;

/** All sources, the way to them, and the directory that knows them. Counts what is under way. */
final class SimNetwork implements PeerDirectory {
    static final InetSocketAddress SOMEWHERE = InetSocketAddress.createUnresolved("peer.invalid", 1);
    private static final long CONNECTING = 30 * VirtualTime.SECOND;

    final VirtualTime time;
    final Map<PeerId, SimSource> sources =
            new TreeMap<>((one, two) -> one.toString().compareTo(two.toString()));
    /** Folders of users: {@code user:path} to names and what they are. */
    final Map<String, TreeMap<String, Entry>> folders = new HashMap<>();

    boolean directoryReachable = true;
    long connects;
    private long asked;
    private final Set<SimSession.Arrived> held = new HashSet<>();
    private long heldBytes;
    private long most;
    private final List<Runnable> listeners = new ArrayList<>();
    private Machine machine;

    SimNetwork(VirtualTime time) {
        this.time = time;
    }

    void asked(int bytes) {
        asked += bytes;
        most = Math.max(most, asked + heldBytes);
    }

    void over(int bytes) {
        asked -= bytes;
    }

    void received(SimSession.Arrived payload) {
        held.add(payload);
        heldBytes += payload.length();
    }

    void released(SimSession.Arrived payload) {
        if (held.remove(payload)) {
            heldBytes -= payload.length();
        }
    }

    /** Returns the most bytes that were asked for or not given back, ever. */
    long most() {
        return most;
    }

    long held() {
        return heldBytes;
    }

    /** A new process uses the network; what the last one held is gone with it. */
    Sessions of(Machine user, PeerId self) {
        machine = user;
        held.clear();
        heldBytes = 0;
        asked = 0;
        listeners.clear();
        sources.values().forEach(source -> List.copyOf(source.sessions).forEach(session -> session.end("it is gone")));
        return new Sessions() {
            @Override
            public PeerId self() {
                return self;
            }

            @Override
            public int port() {
                return 1;
            }

            @Override
            public CompletionStage<Session> connect(Target target) {
                return SimNetwork.this.connect(user, target.expected().orElseThrow());
            }

            @Override
            public Subscription keep(Target target, KeptListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private CompletionStage<Session> connect(Machine user, PeerId peer) {
        connects++;
        var opened = new CompletableFuture<Session>();
        var source = sources.get(peer);
        if (source == null || source.mute) {
            time.after(CONNECTING, () -> user.run(() -> opened.completeExceptionally(new IOException("no answer"))));
            return opened;
        }
        time.after(
                source.latency * 2,
                () -> user.run(() -> {
                    if (source.online) {
                        opened.complete(new SimSession(this, user, source));
                    } else {
                        opened.completeExceptionally(new IOException("connection refused"));
                    }
                }));
        return opened;
    }

    /** Tells that somebody came or went. */
    void changed() {
        listeners.forEach(machine::run);
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public DirectoryState state() {
        return new DirectoryState.Online("me");
    }

    @Override
    public List<Person> people() {
        return sources.values().stream().map(SimNetwork::person).toList();
    }

    private static Person person(SimSource source) {
        return new Person(
                source.user, Set.of(source.peer), source.online ? Presence.ONLINE : Presence.OFFLINE, Instant.EPOCH);
    }

    @Override
    public Optional<Person> person(PeerId peer) {
        return Optional.ofNullable(sources.get(peer)).map(SimNetwork::person);
    }

    private <T> CompletionStage<T> answer(Supplier<T> what) {
        var answer = new CompletableFuture<T>();
        var asking = machine;
        time.after(
                time.some(30 * VirtualTime.MILLISECOND),
                () -> asking.run(() -> {
                    try {
                        if (!directoryReachable) {
                            throw new IOException("the directory cannot be reached");
                        }
                        answer.complete(what.get());
                    } catch (IOException e) {
                        answer.completeExceptionally(e);
                    } catch (UncheckedIOException e) {
                        answer.completeExceptionally(e.getCause());
                    }
                }));
        return answer;
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
        var wanted = new HashSet<>(contents);
        return answer(() -> {
            var found = new HashMap<ContentHash, List<Source>>();
            for (var source : sources.values()) {
                for (var content : source.contents) {
                    if (wanted.contains(content.hash())) {
                        found.computeIfAbsent(content.hash(), _ -> new ArrayList<>())
                                .add(new Source(
                                        source.peer,
                                        source.user,
                                        "share/file",
                                        source.claimed >= 0 ? source.claimed : source.says(content),
                                        source.online,
                                        source.partial.containsKey(content),
                                        true));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
        return answer(() -> {
            var source = sources.get(peer);
            return source != null && source.online ? List.of(SOMEWHERE) : List.of();
        });
    }

    @Override
    public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
        return answer(() -> {
            var folder = folders.get(user + ":" + path);
            if (folder == null) {
                throw new UncheckedIOException(new NoSuchFileException(user + ":" + path));
            }
            var rest = after.isEmpty() ? folder : folder.tailMap(after.get(), false);
            var page = rest.values().stream().limit(Math.min(limit, 7)).toList();
            var more = page.size() < rest.size();
            return new Listing(page, more ? Optional.of(page.getLast().name()) : Optional.empty());
        });
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
