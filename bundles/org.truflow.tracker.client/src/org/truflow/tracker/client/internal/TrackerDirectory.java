package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.PeoplePage;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.Browsed;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Found;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Located;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Search;
import org.truflow.protocol.tracker.SourcesFound;
import org.truflow.search.Hit;
import org.truflow.search.SearchPage;
import org.truflow.search.SearchProvider;
import org.truflow.search.SearchRequest;
import org.truflow.search.query.BadQueryException;
import org.truflow.search.query.Highlights;
import org.truflow.search.query.SearchQuery;

/** A tracker as a directory of people and a place to search. */
final class TrackerDirectory implements PeerDirectory, SearchProvider {
    /** Contents asked for in one message: with paths as long as they may be, there is still room for a source of each. */
    private static final int CONTENTS_AT_ONCE = 250;

    private static final int MOST_QUERY = 1_000;

    private final String name;
    private final PeerId self;
    private final Link link;
    private final People people;
    private final Listeners listeners;
    private final Crowd crowd;

    TrackerDirectory(String name, PeerId self, Link link, People people, Listeners listeners) {
        this.name = name;
        this.self = self;
        this.link = link;
        this.people = people;
        this.listeners = listeners;
        this.crowd = new Crowd(link, people);
    }

    /** The tracker, or someone who pretends to be, tells who is there. */
    void take(Session from, PresenceChanged change) {
        if (link.session().filter(session -> session == from).isPresent()) {
            people.apply(change);
            if (change.full()) {
                crowd.begins(from, change);
            }
            listeners.changed();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<PeerId> id() {
        return link.id();
    }

    @Override
    public DirectoryState state() {
        return link.state();
    }

    @Override
    public List<Person> people() {
        return people.all();
    }

    @Override
    public Optional<Person> person(PeerId peer) {
        return people.find(peer);
    }

    @Override
    public CompletionStage<PeoplePage> people(Optional<String> after, int limit, boolean online) {
        return people.partial() ? crowd.page(after, limit, online) : PeerDirectory.super.people(after, limit, online);
    }

    @Override
    public CompletionStage<Optional<Person>> find(String user) {
        return crowd.find(user);
    }

    @Override
    public CompletionStage<Optional<Person>> find(PeerId peer) {
        return crowd.find(peer);
    }

    @Override
    public void appear(Presence as) {
        PeerDirectory.super.appear(as);
        crowd.appear(as);
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        return listeners.add(listener);
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(Collection<ContentHash> contents) {
        return sources(contents, Optional.empty());
    }

    @Override
    public CompletionStage<Map<ContentHash, List<Source>>> sources(
            Collection<ContentHash> contents, Set<ContentHash> begun) {
        return sources(contents, Optional.of(begun));
    }

    private CompletionStage<Map<ContentHash, List<Source>>> sources(
            Collection<ContentHash> contents, Optional<Set<ContentHash>> begun) {
        var wanted = new ArrayList<>(new HashSet<>(contents));
        if (wanted.size() > FindSources.MOST) {
            throw new IllegalArgumentException("at most " + FindSources.MOST + " contents, not " + wanted.size());
        }
        CompletionStage<Map<ContentHash, List<Source>>> all = CompletableFuture.completedFuture(Map.of());
        for (var from = 0; from < wanted.size(); from += CONTENTS_AT_ONCE) {
            var part = wanted.subList(from, Math.min(from + CONTENTS_AT_ONCE, wanted.size()));
            all = all.thenCombine(
                    ask(
                            new FindSources(part, begun.map(which -> places(part, which))),
                            found -> others(found, Set.copyOf(part))),
                    TrackerDirectory::joined);
        }
        return all;
    }

    private static BitSet places(List<ContentHash> contents, Set<ContentHash> which) {
        var places = new BitSet();
        for (var at = 0; at < contents.size(); at++) {
            places.set(at, which.contains(contents.get(at)));
        }
        return places;
    }

    /** What was asked for, from others than this installation: it knows its own files. */
    private Map<ContentHash, List<Source>> others(SourcesFound found, Set<ContentHash> asked) {
        var others = new HashMap<ContentHash, List<Source>>();
        found.sources().forEach((content, sources) -> {
            var usable = sources.stream()
                    .filter(source -> !source.peer().equals(self))
                    .limit(SourcesFound.MOST_EACH)
                    .toList();
            if (asked.contains(content) && !usable.isEmpty()) {
                others.put(content, usable);
            }
        });
        return others;
    }

    private static <K, V> Map<K, V> joined(Map<K, V> one, Map<K, V> other) {
        var joined = new HashMap<>(one);
        joined.putAll(other);
        return joined;
    }

    @Override
    public CompletionStage<List<InetSocketAddress>> locate(PeerId peer) {
        return ask(new Locate(peer), Located::addresses);
    }

    @Override
    public CompletionStage<Listing> browse(String user, String path, Optional<String> after, int limit) {
        return ask(new Browse(user, path, after, limit), Browsed::listing, failure -> {
            if (failure instanceof RefusedException refusal && refusal.code() == ErrorCode.NOT_FOUND) {
                var missing = new NoSuchFileException(user + ":" + path, null, refusal.getMessage());
                missing.initCause(refusal);
                return missing;
            }
            return failure;
        });
    }

    @Override
    public CompletionStage<SearchPage> search(SearchRequest request) {
        if (request.query().length() > MOST_QUERY) {
            return CompletableFuture.failedFuture(
                    new IOException("a search has at most " + MOST_QUERY + " characters"));
        }
        var question = new Search(request.query(), request.limit(), request.cursor(), request.facets());
        return ask(question, (Found found) -> {
            var page = found.page();
            var hits = page.hits().subList(0, Math.min(page.hits().size(), request.limit()));
            return new SearchPage(marked(hits, request.query()), page.cursor(), page.cut(), page.facets());
        });
    }

    /** What matched is seen from the name alone, so it does not travel. */
    private static List<Hit> marked(List<Hit> hits, String text) {
        try {
            var query = SearchQuery.parse(text, LocalDate.now(ZoneOffset.UTC));
            return hits.stream()
                    .map(hit -> hit.withMarks(Highlights.of(query, hit.name())))
                    .toList();
        } catch (BadQueryException e) {
            return hits; // The tracker understands more than we do.
        }
    }

    private <R extends Message, T> CompletionStage<T> ask(Message.Request<R> request, Function<R, T> answer) {
        return ask(request, answer, failure -> failure);
    }

    /** Answers go on on a thread of their own, so that whoever waits in one does not hold up the session. */
    private <R extends Message, T> CompletionStage<T> ask(
            Message.Request<R> request, Function<R, T> answer, Function<IOException, IOException> explain) {
        CompletionStage<R> asked;
        try {
            asked = link.online().request(request);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new IOException("this cannot be asked: " + e.getMessage(), e));
        }
        var result = new CompletableFuture<T>();
        asked.whenCompleteAsync(
                (found, failure) -> {
                    if (failure != null) {
                        result.completeExceptionally(explain.apply(Answers.failure(failure)));
                        return;
                    }
                    try {
                        result.complete(answer.apply(found));
                    } catch (RuntimeException e) {
                        result.completeExceptionally(
                                new IOException("the tracker's answer makes no sense: " + e.getMessage(), e));
                    }
                },
                Thread::startVirtualThread);
        return result;
    }
}
