package org.truflow.ui.share.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Control;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.share.ContentProvider;
import org.truflow.share.Share;
import org.truflow.share.Shares;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Engine;
import org.truflow.ui.Engines;
import org.truflow.ui.Texts;

/** All engines behind the views of this bundle. Made on the UI thread; may be asked on any, and waits only where that is said. */
final class Catalogs {
    private static final Texts TEXTS = Texts.of(Catalogs.class);

    private static final Subscription NOTHING = () -> {};
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final Engines<PeerDirectory> directories;
    private final Engines<Shares> shares;
    private final Engines<Transfers> transfers;
    private final Engines<ContentProvider> contents;
    private final Engine<Settings> settings;
    private final Engine<Shares> mine;
    private final AtomicLong taken = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    private volatile Marks marks = Marks.NONE;
    private volatile List<Share> own = List.of();

    /** @param changed called on any thread after anything changed */
    Catalogs(Control control, Runnable changed) {
        directories = Engines.watch(control, PeerDirectory.class, PeerDirectory::subscribe, changed);
        shares = Engines.watch(control, Shares.class, Shares::subscribe, changed);
        transfers = Engines.watch(
                control, Transfers.class, (engine, listener) -> engine.subscribe(_ -> listener.run()), changed);
        contents = Engines.watch(control, ContentProvider.class, (_, _) -> NOTHING, changed);
        settings = Engine.watch(control, Settings.class, "org.truflow.profile", _ -> changed.run());
        mine = Engine.watch(control, Shares.class, "org.truflow.share.local", _ -> changed.run());
    }

    /** Takes stock, at most once a second; waits for the disk. Returns false if it has to be asked again later. */
    boolean refresh() {
        var now = System.nanoTime();
        if (now - taken.get() < PAUSE_NANOS) {
            return false;
        }
        taken.set(now);
        refreshNow();
        return true;
    }

    /** Takes stock; waits for the disk. */
    void refreshNow() {
        var engine = transfers.all().stream().findFirst();
        marks = engine.map(Marks::of).orElse(Marks.NONE);
        own = shares.all().stream().findFirst().map(Shares::all).orElse(List.of());
    }

    Marks marks() {
        return marks;
    }

    List<Share> own() {
        return own;
    }

    Optional<Shares> shares() {
        return shares.all().stream().findFirst();
    }

    /** Returns where something of one's own lies. */
    Optional<Path> local(String path) {
        return CatalogPath.local(own, path);
    }

    /** Starts the engine of shares; waits. */
    void startShares() throws Exception {
        mine.start();
    }

    boolean settled() {
        return settings.get().isPresent();
    }

    /** Returns what others call whoever sits here. */
    String self() {
        return directories.all().stream()
                .map(PeerDirectory::state)
                .flatMap(state -> state instanceof DirectoryState.Online(var name) ? Stream.of(name) : Stream.empty())
                .findFirst()
                .orElseGet(() ->
                        settings.get().map(all -> all.get(PeerSettings.NAME)).orElse(""));
    }

    /** Returns everyone who is known, without who sits here. */
    List<Person> people() {
        var self = self();
        var all = new HashMap<String, Person>();
        for (var directory : directories.all()) {
            directory.people().forEach(person -> all.putIfAbsent(person.name(), person));
        }
        all.remove(self);
        return List.copyOf(all.values());
    }

    /** Returns whether a directory can be asked now. */
    boolean reached() {
        return directories.all().stream().anyMatch(directory -> directory.state() instanceof DirectoryState.Online);
    }

    boolean online(String user) {
        return directories.all().stream()
                .flatMap(directory -> directory.people().stream())
                .anyMatch(person -> person.name().equals(user) && person.presence() != Presence.OFFLINE);
    }

    /** Returns the groups that any directory knows. */
    Set<String> groups() {
        var groups = new HashSet<String>();
        people().forEach(person -> groups.addAll(person.groups()));
        return groups;
    }

    Catalog of(Owner owner) {
        return owner.mine() ? this::own : (path, after, limit) -> remote(owner.user(), path, after, limit);
    }

    private CompletionStage<Listing> own(String path, Optional<String> after, int limit) {
        var result = new CompletableFuture<Listing>();
        Thread.ofVirtual().name("ui-own-shares").start(() -> {
            try {
                var engine = shares();
                if (engine.isEmpty()) {
                    throw new IOException(TEXTS.get("engine.share"));
                }
                result.complete(engine.get().list(path, after, limit));
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private CompletionStage<Listing> remote(String user, String path, Optional<String> after, int limit) {
        var all = directories.all();
        var knows = all.stream()
                .filter(directory -> directory.people().stream()
                        .anyMatch(person -> person.name().equals(user)))
                .findFirst()
                .or(() -> all.stream().findFirst());
        return knows.map(directory -> directory.browse(user, path, after, limit))
                .orElseGet(() -> CompletableFuture.failedFuture(new IOException(TEXTS.get("engine.tracker"))));
    }

    /** Asks everywhere who has a content. */
    CompletionStage<List<Source>> sources(ContentHash content) {
        CompletionStage<List<Source>> found = CompletableFuture.completedFuture(List.of());
        for (var directory : directories.all()) {
            found = found.thenCombine(
                    directory.sources(Set.of(content)),
                    (before, more) -> joined(before, more.getOrDefault(content, List.of())));
        }
        return found;
    }

    private static List<Source> joined(Collection<Source> one, Collection<Source> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /** Returns whether a content is here as a whole; waits for the disk. */
    boolean has(ContentHash content) throws IOException {
        for (var provider : contents.all()) {
            if (!provider.partial()) {
                var found = provider.open(content);
                if (found.isPresent()) {
                    try (var open = found.get()) {
                        if (open.pieces().isEmpty()) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }
}
