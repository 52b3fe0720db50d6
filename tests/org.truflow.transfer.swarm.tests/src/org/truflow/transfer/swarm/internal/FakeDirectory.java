package org.truflow.transfer.swarm.internal;

import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
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

/** A tracker's view of everybody on a {@link FakeNetwork}. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class FakeDirectory implements PeerDirectory {
    private record Claimed(PeerId peer, String path, long size, boolean partial) {}

    private final FakeNetwork network;
    private final Map<PeerId, String> names = new ConcurrentHashMap<>();
    private final Map<ContentHash, List<Claimed>> sources = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<String, Entry>> folders = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    final Set<ContentHash> begunByMe = ConcurrentHashMap.newKeySet();
    final AtomicInteger asked = new AtomicInteger();
    /** The answer to questions about this content, instead of what is known. */
    final Map<ContentHash, CompletableFuture<Map<ContentHash, List<Source>>>> instead = new ConcurrentHashMap<>();

    int pageSize = 1_000;

    /** Folders are told when it is complete. */
    volatile CompletableFuture<Void> folderGate = CompletableFuture.completedFuture(null);

    FakeDirectory(FakeNetwork network) {
        this.network = network;
    }

    void person(PeerId peer, String name) {
        names.put(peer, name);
    }

    void claim(ContentHash content, PeerId peer, String path, long size) {
        sources.computeIfAbsent(content, _ -> new CopyOnWriteArrayList<>()).add(new Claimed(peer, path, size, false));
    }

    /** Somebody has begun to fetch it. */
    void claimPart(ContentHash content, PeerId peer, long size) {
        sources.computeIfAbsent(content, _ -> new CopyOnWriteArrayList<>()).add(new Claimed(peer, "name", size, true));
    }

    /** Returns the directory as one peer sees it: what that one has begun to fetch, others are told of. */
    FakeDirectory seenBy(PeerId peer) {
        var whole = this;
        return new FakeDirectory(network) {
            @Override
            public CompletionStage<Map<ContentHash, List<Source>>> sources(
                    Collection<ContentHash> contents, Set<ContentHash> begun) {
                for (var content : begun) {
                    var known = whole.sources.getOrDefault(content, List.of());
                    if (known.stream().noneMatch(claimed -> claimed.peer.equals(peer))) {
                        whole.claimPart(content, peer, known.getFirst().size);
                    }
                }
                return whole.sources(contents);
            }

            @Override
            public Optional<Person> person(PeerId other) {
                return whole.person(other);
            }
        };
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(
            Collection<ContentHash> contents, Set<ContentHash> begun) {
        begunByMe.addAll(begun);
        return sources(contents);
    }

    /** Lists a file at {@code path} of a user, with the folders above it. */
    void list(String user, String path, Entry entry) {
        var slash = path.lastIndexOf('/');
        var folder = slash < 0 ? "" : path.substring(0, slash);
        folders.computeIfAbsent(user + ":" + folder, _ -> new TreeMap<>()).put(path.substring(slash + 1), entry);
        if (entry instanceof Entry.Folder) {
            folders.computeIfAbsent(user + ":" + path, _ -> new TreeMap<>());
        }
        if (!folder.isEmpty() && !hasFolder(user, folder)) {
            list(user, folder, new Entry.Folder(folder.substring(folder.lastIndexOf('/') + 1)));
        }
    }

    private boolean hasFolder(String user, String folder) {
        var slash = folder.lastIndexOf('/');
        var above = folders.get(user + ":" + (slash < 0 ? "" : folder.substring(0, slash)));
        return above != null && above.get(folder.substring(slash + 1)) instanceof Entry.Folder;
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public DirectoryState state() {
        return new DirectoryState.Online("me");
    }

    @Override
    public List<Person> people() {
        return names.keySet().stream().map(peer -> person(peer).orElseThrow()).toList();
    }

    @Override
    public Optional<Person> person(PeerId peer) {
        return Optional.ofNullable(names.get(peer))
                .map(name -> new Person(
                        name, Set.of(peer), network.online(peer) ? Presence.ONLINE : Presence.OFFLINE, Instant.EPOCH));
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
        asked.incrementAndGet();
        if (contents.size() > 1_000) {
            throw new IllegalArgumentException("too many");
        }
        for (var content : contents) {
            var answer = instead.remove(content);
            if (answer != null) {
                return answer;
            }
        }
        var found = new HashMap<ContentHash, List<Source>>();
        for (var content : contents) {
            var all = sources.getOrDefault(content, List.of()).stream()
                    .map(each -> new Source(
                            each.peer,
                            names.getOrDefault(each.peer, "?"),
                            each.path,
                            each.size,
                            network.online(each.peer),
                            each.partial,
                            true))
                    .toList();
            if (!all.isEmpty()) {
                found.put(content, all);
            }
        }
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
        return CompletableFuture.completedFuture(network.addresses(peer));
    }

    @Override
    public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
        asked.incrementAndGet();
        return folderGate.thenCompose(_ -> page(user, path, after, limit));
    }

    private CompletionStage<Listing> page(String user, String path, Optional<String> after, int limit) {
        var folder = folders.get(user + ":" + path);
        if (folder == null) {
            return CompletableFuture.failedFuture(new NoSuchFileException(user + ":" + path));
        }
        var rest = after.isEmpty() ? folder : folder.tailMap(after.get(), false);
        var page = new ArrayList<>(rest.values()).subList(0, Math.min(Math.min(limit, pageSize), rest.size()));
        var more = page.size() < rest.size();
        return CompletableFuture.completedFuture(
                new Listing(page, more ? Optional.of(page.getLast().name()) : Optional.empty()));
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
